import { useLayoutEffect, useRef } from 'react';
import { anchorOf } from '../anchorOf';
import { restoreScrollPosition } from './scrollPosition';

/**
 * Once open, leads to where the reader was, or to the heading that the address names: that may be one
 * of those that were not there when the page loaded.
 */
export function useWayBack(isOpen: boolean): void {
  const wasLocked = useRef(!isOpen);
  useLayoutEffect(() => {
    if (!isOpen) {
      wasLocked.current = true;
      return;
    }
    if (restoreScrollPosition()) return;
    // The browser has been there with a page that was open from the start.
    if (wasLocked.current) document.getElementById(anchorOf(window.location))?.scrollIntoView();
  }, [isOpen]);
}
