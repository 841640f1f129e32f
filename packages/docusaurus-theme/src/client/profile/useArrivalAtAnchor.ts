import { useEffect, useRef } from 'react';
import type { Section } from './sections';

/**
 * Scrolls to the address bar's section, once: when the browser looked for it, there was no row yet.
 * For a row that appears late, only if the reader has not started to use another one.
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
    // A row that opened has moved the focus into its form.
    if (!target.parentElement?.contains(document.activeElement)) {
      target.focus({ preventScroll: true });
    }
  }, [shown]);
}
