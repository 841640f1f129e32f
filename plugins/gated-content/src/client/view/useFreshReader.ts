import { useEffect } from 'react';
import type { GateReader } from '@gatehouse/contract/gateReader';

/** How long an open page that is looked at may stay open to somebody who lost the right to it. */
const ASK_EVERY_MS = 60_000;

/**
 * While a page is open and in view, asks the server now and then, and whenever the reader comes back
 * to its tab, whether they still may read it: a ban or the end of a plan sends no word.
 */
export function useFreshReader(isOpen: boolean, refresh: GateReader['refresh']): void {
  useEffect(() => {
    if (!isOpen || !refresh) return;
    const ask = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const timer = setInterval(ask, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [isOpen, refresh]);
}
