import type { ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/GatePaywall';
import { PlanNames } from '../../client/view/PlanNames';
import { planTitles } from '../../client/view/planTitles';
import { SignInLink } from '../../client/view/SignInLink';

export default function GatePaywall(props: Props): ReactNode {
  const { state, title } = props;
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
        <p className="gate-paywall__how" aria-live="polite">
          <WhatToDo {...props} />
        </p>
      </div>
    </section>
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

function SignIn({ plans }: Props): ReactNode {
  if (plans.every(({ href }) => href === undefined)) {
    return (
      <Translate
        id="gate.paywall.signIn"
        description="{signIn} is a link with the text of gate.paywall.signInLink"
        values={{ signIn: <SignInLink /> }}
      >
        {'{signIn} to read it.'}
      </Translate>
    );
  }
  return (
    <Translate
      id="gate.paywall.signInOrSee"
      description="{signIn} is a link, {plans} are links with the plans' titles"
      values={{ signIn: <SignInLink />, plans: <PlanNames plans={plans} /> }}
    >
      {'{signIn} to read it, or see what {plans} includes.'}
    </Translate>
  );
}

function Upgrade({ plans }: Props): ReactNode {
  if (plans.every(({ href }) => href === undefined)) {
    return (
      <Translate
        id="gate.paywall.notIncluded"
        description="Shown to a reader without the plan, when the site says no more about it"
      >
        Your account does not include it.
      </Translate>
    );
  }
  return (
    <Translate
      id="gate.paywall.upgrade"
      description="{plans} are links with the plans' titles, and their prices"
      values={{ plans: <PlanNames plans={plans} withPrice /> }}
    >
      {'Your account does not include it yet. See what {plans} includes.'}
    </Translate>
  );
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
