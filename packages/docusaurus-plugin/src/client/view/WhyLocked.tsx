import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import type { Props as PaywallProps } from '@theme/GatePaywall';

/** Why something is locked to a reader who may well be allowed to read it, and what to do. */
export function WhyLocked({ state, onRetry }: Pick<PaywallProps, 'state' | 'onRetry'>): ReactNode {
  switch (state) {
    case 'unreachable':
      return (
        <Translate
          id="gate.paywall.unreachable"
          description="Shown when the server does not answer; {retry} is a button"
          values={{ retry: <RetryButton onClick={onRetry} /> }}
        >
          {'We can’t check right now whether you have access. {retry}'}
        </Translate>
      );
    case 'limited':
      return (
        <Translate
          id="gate.paywall.limited"
          description="Shown to who has opened more than anybody reads in a minute; {retry} is a button"
          values={{ retry: <RetryButton onClick={onRetry} /> }}
        >
          {'You’ve opened a lot of pages in a short time. Wait a minute. {retry}'}
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
    default:
      return null;
  }
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
