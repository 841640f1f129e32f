import { useEffect } from 'react';

/** Goes to the address bar's section once: when the browser looked for it, no card was there yet. */
export function useArrivalAtAnchor(): void {
  useEffect(() => {
    const target = document.getElementById(window.location.hash.slice(1));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, []);
}
