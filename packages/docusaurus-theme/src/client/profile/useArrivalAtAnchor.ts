import { useEffect, useRef } from 'react';
import type { Section } from './sections';

/**
 * Goes to the address bar's section once: when the browser looked for it, no card was there yet. A card
 * that comes later is gone to unless the reader has begun with another one.
 */
export function useArrivalAtAnchor(sections: readonly Section[]): void {
  const hasArrived = useRef(false);
  const isLate = useRef(false);
  const shown = sections.join(' ');
  useEffect(() => {
    const hasBegun = isLate.current && document.activeElement !== document.body;
    isLate.current = true;
    const target = document.getElementById(window.location.hash.slice(1));
    if (!target || hasArrived.current) return;
    hasArrived.current = true;
    if (hasBegun) return;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }, [shown]);
}
