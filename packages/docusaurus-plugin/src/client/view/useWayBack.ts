import { useLayoutEffect, useRef } from 'react';
import { anchorOf } from '../anchorOf';
import { restoreScrollPosition } from './scrollPosition';

/**
 * Once the page is open, scrolls to where the reader was, or to the heading in the address, which
 * may not have been there when the page loaded.
 */
export function useWayBack(isOpen: boolean): void {
  const wasLocked = useRef(!isOpen);
  useLayoutEffect(() => {
    if (!isOpen) {
      wasLocked.current = true;
      return;
    }
    if (restoreScrollPosition()) return;
    // If the page was open from the start, the browser has scrolled already.
    if (wasLocked.current) document.getElementById(anchorOf(window.location))?.scrollIntoView();
  }, [isOpen]);
}
