import type { ReactNode } from 'react';
import { interpolate } from '@docusaurus/Interpolate';
import Translate, { translate } from '@docusaurus/Translate';
import type { Props as PaywallProps } from '@theme/GatePaywall';
import { PlanNames } from './PlanNames';
import { SignInLink } from './SignInLink';

type Props = Pick<PaywallProps, 'state' | 'plans' | 'section' | 'onRetry'>;

/** The way to what is locked. */
export function WhatToDo(props: Props): ReactNode {
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

const sayMore = (plans: Props['plans']): boolean => plans.some(({ href }) => href !== undefined);

export function signInSentence(plans: Props['plans']): string {
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

export function upgradeSentence(plans: Props['plans']): string {
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
