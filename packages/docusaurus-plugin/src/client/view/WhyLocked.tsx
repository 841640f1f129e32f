import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import type { Props as PaywallProps } from '@theme/GatePaywall';

/** Why content is locked for a reader who may well have access, and what to do. */
export function WhyLocked({ state, onRetry }: Pick<PaywallProps, 'state' | 'onRetry'>): ReactNode {
  switch (state) {
    case 'unreachable':
      return (
        <Translate
          id="gate.paywall.unreachable"
          description="Shown when the server does not answer; {retry} is a button"
          values={{ retry: <RetryButton onClick={onRetry} /> }}
        >
          {'We can’t check your access right now. {retry}'}
        </Translate>
      );
    case 'limited':
      return (
        <Translate
          id="gate.paywall.limited"
          description="Shown to a reader who has opened more than anyone reads in a minute; {retry} is a button"
          values={{ retry: <RetryButton onClick={onRetry} /> }}
        >
          {'You’ve opened a lot of pages in a short time. Please wait a minute. {retry}'}
        </Translate>
      );
    case 'stale':
      return (
        <Translate
          id="gate.paywall.stale"
          description="Shown when a new version of the site was published; {reload} is a button"
          values={{ reload: <ReloadButton /> }}
        >
          {'This page has been updated. {reload}'}
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
      <Translate id="gate.paywall.reload" description="Reloads the page">
        Reload the page
      </Translate>
    </button>
  );
}
