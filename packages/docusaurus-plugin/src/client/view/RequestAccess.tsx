import { useState, type ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import type { Props } from '@theme/GateRequest';
import { useKnownReader } from '../useKnownReader';

/** The server's origin, `''` if it is the site's own: see `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_AUTH_URL__: string;

/** Requests a plan from the people who run the site. */
export function RequestAccess({ plan, className }: Props): ReactNode {
  const { pathname } = useLocation();
  const { refresh } = useKnownReader();
  const [state, setState] = useState<'ready' | 'sending' | 'sent' | 'failed'>('ready');

  const send = async (): Promise<void> => {
    setState('sending');
    const status = await sendRequest({ plan, path: pathname });
    setState(status === 204 ? 'sent' : 'failed');
    // The session has ended in the meantime: the paywall asks to sign in.
    if (status === 401) await refresh?.();
  };

  if (state === 'sent') {
    return (
      <Translate id="gate.request.sent" description="Shown instead of the button to request access">
        Request sent. You’ll get an email once you have access.
      </Translate>
    );
  }
  return (
    <>
      <button
        type="button"
        className={className}
        aria-disabled={state === 'sending'}
        onClick={() => void (state === 'sending' ? null : send())}
      >
        <Translate id="gate.request.send" description="A button that requests access to a plan">
          Request access
        </Translate>
      </button>
      {state === 'failed' && (
        <Translate
          id="gate.request.failed"
          description="Shown next to the button to request access"
        >
          That didn’t work. Try again in a moment.
        </Translate>
      )}
    </>
  );
}

/** @returns the status of the response, 0 without one */
async function sendRequest(request: { plan: string; path: string }): Promise<number> {
  try {
    const { status } = await fetch(`${__GATED_CONTENT_AUTH_URL__}/api/me/access-requests`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return status;
  } catch {
    return 0;
  }
}
