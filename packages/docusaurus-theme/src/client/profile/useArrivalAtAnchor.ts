import { useEffect, useRef } from 'react';
import type { Section } from './sections';

/**
 * Scrolls to the address bar's section, once: when the browser looked for it, no row was there yet. For
 * a row that appears late, only unless the reader has started with another one.
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
    // A row that opened has put the focus into its form.
    if (!target.parentElement?.contains(document.activeElement)) {
      target.focus({ preventScroll: true });
    }
  }, [shown]);
}
