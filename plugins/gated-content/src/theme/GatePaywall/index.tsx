import type { ReactNode } from 'react';
import { interpolate } from '@docusaurus/Interpolate';
import Translate, { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/GatePaywall';
import { PlanNames } from '../../client/view/PlanNames';
import { planTitles } from '../../client/view/planTitles';
import { SignInLink, signInText } from '../../client/view/SignInLink';

export default function GatePaywall(props: Props): ReactNode {
  const { state, title, section } = props;
  if (section !== undefined) return <SectionPaywall {...props} />;
  const label = translate(
    {
      id: 'gate.paywall.label',
      message: 'The rest of “{title}”',
      description: 'Accessible name of what stands in place of the rest of a page',
    },
    { title },
  );
  return (
    <section className="gate-paywall" aria-label={label} data-gate-state={state}>
      <span className="gate-icon" />
      <div>
        <p className="gate-paywall__who">{whoMayRead(props)}</p>
        <p className="gate-paywall__how gate-room" aria-live="polite" {...roomFor(props)}>
          <span>
            <WhatToDo {...props} />
          </span>
        </p>
      </div>
    </section>
  );
}

/** Small, and no landmark: a page may have several of them. */
function SectionPaywall(props: Props): ReactNode {
  const who = whoMayReadSection(props);
  return (
    <div
      className="gate-paywall gate-paywall--section"
      role="group"
      aria-label={who}
      data-gate-state={props.state}
    >
      <span className="gate-icon" />
      <p className="gate-room" aria-live="polite" {...roomFor(props, `${who} `)}>
        <span>
          <span className="gate-paywall__who">{who}</span> <WhatToDo {...props} />
        </span>
      </p>
    </div>
  );
}

function whoMayReadSection({ access, plans }: Props): string {
  if (access === 'members') {
    return translate({
      id: 'gate.section.members',
      message: 'This section is for members.',
      description: 'The first sentence in place of a section for signed-in readers',
    });
  }
  return translate(
    {
      id: 'gate.section.plans',
      message: 'This section is for {plans} readers.',
      description:
        'The first sentence in place of a section for plans; {plans} is one title or several',
    },
    { plans: planTitles(plans) },
  );
}

function whoMayRead({ access, plans }: Props): string {
  if (access === 'members') {
    return translate({
      id: 'gate.paywall.members',
      message: 'This page is for members.',
      description: 'The first sentence on a page for signed-in readers',
    });
  }
  return translate(
    {
      id: 'gate.paywall.plans',
      message: 'This page is for {plans} readers.',
      description: 'The first sentence on a page for plans; {plans} is one title or several',
    },
    { plans: planTitles(plans) },
  );
}

function WhatToDo(props: Props): ReactNode {
  switch (props.state) {
    case 'loading':
      // Nobody knows yet what to say, and the space is kept for it. Without scripts nobody ever will.
      return (
        <noscript>
          <SignIn {...props} />
        </noscript>
      );
    case 'sign-in':
      return <SignIn {...props} />;
    case 'upgrade':
      return <Upgrade {...props} />;
    case 'unreachable':
      return (
        <Translate
          id="gate.paywall.unreachable"
          description="Shown when the server does not answer; {retry} is a button"
          values={{ retry: <RetryButton onClick={props.onRetry} /> }}
        >
          {'We cannot check at the moment whether you may read it. {retry}'}
        </Translate>
      );
    case 'limited':
      return (
        <Translate
          id="gate.paywall.limited"
          description="Shown to who has opened more than anybody reads in a minute; {retry} is a button"
          values={{ retry: <RetryButton onClick={props.onRetry} /> }}
        >
          {'You have opened very much in a short time. Wait a minute. {retry}'}
        </Translate>
      );
    case 'stale':
      return (
        <Translate
          id="gate.paywall.stale"
          description="Shown when the site was published anew; {reload} is a button"
          values={{ reload: <ReloadButton /> }}
        >
          {'It was updated while you had it open. {reload}'}
        </Translate>
      );
  }
}

function SignIn({ plans, section }: Props): ReactNode {
  return interpolate(signInSentence(plans), {
    signIn: <SignInLink anchor={section} />,
    plans: <PlanNames plans={plans} />,
  });
}

function Upgrade({ plans }: Props): ReactNode {
  return interpolate(upgradeSentence(plans), { plans: <PlanNames plans={plans} withPrice /> });
}

/** What the style sheet keeps room for, so that nothing moves once the reader is known. */
function roomFor({ plans }: Props, before = ''): Record<`data-${string}`, string> {
  return {
    'data-room':
      before +
      interpolate(signInSentence(plans), {
        signIn: signInText(),
        plans: planTitles(plans),
      }),
    'data-more-room':
      before + interpolate(upgradeSentence(plans), { plans: planTitles(plans, true) }),
  };
}

const sayMore = (plans: Props['plans']): boolean => plans.some(({ href }) => href !== undefined);

function signInSentence(plans: Props['plans']): string {
  return sayMore(plans)
    ? translate({
        id: 'gate.paywall.signInOrSee',
        message: '{signIn} to read it, or see what {plans} includes.',
        description: '{signIn} is a link, {plans} are links with the plans’ titles',
      })
    : translate({
        id: 'gate.paywall.signIn',
        message: '{signIn} to read it.',
        description: '{signIn} is a link with the text of gate.paywall.signInLink',
      });
}

function upgradeSentence(plans: Props['plans']): string {
  return sayMore(plans)
    ? translate({
        id: 'gate.paywall.upgrade',
        message: 'Your account does not include it yet. See what {plans} includes.',
        description: '{plans} are links with the plans’ titles, and their prices',
      })
    : translate({
        id: 'gate.paywall.notIncluded',
        message: 'Your account does not include it.',
        description: 'Shown to a reader without the plan, when the site says no more about it',
      });
}

function RetryButton({ onClick }: { readonly onClick: () => void }): ReactNode {
  return (
    <button type="button" className="gate-button" onClick={onClick}>
      <Translate id="gate.paywall.retry" description="Asks the server again">
        Try again
      </Translate>
    </button>
  );
}

function ReloadButton(): ReactNode {
  return (
    <button type="button" className="gate-button" onClick={() => window.location.reload()}>
      <Translate id="gate.paywall.reload" description="Loads the page again">
        Reload the page
      </Translate>
    </button>
  );
}
