import { useLayoutEffect, type RefObject } from 'react';

/** The heading that the address names may be in a section that was not there when the page loaded. */
export function useAnchorOnceOpen(isOpen: boolean, section: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { hash } = window.location;
    if (!isOpen || hash === '') return;
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (target && section.current?.contains(target)) target.scrollIntoView();
  }, [isOpen, section]);
}
