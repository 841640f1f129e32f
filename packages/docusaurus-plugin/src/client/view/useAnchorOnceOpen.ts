import { useLayoutEffect, type RefObject } from 'react';
import { anchorOf } from '../anchorOf';

/** The heading in the address may be in a section that wasn't there when the page loaded. */
export function useAnchorOnceOpen(isOpen: boolean, section: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const anchor = anchorOf(window.location);
    if (!isOpen || anchor === '') return;
    const target = document.getElementById(anchor);
    if (target && section.current?.contains(target)) target.scrollIntoView();
  }, [isOpen, section]);
}
