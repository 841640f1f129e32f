import { anchorOf } from '../anchorOf';

/** A reader's position on a page, relative to the top of the page or of one of its headings. */
export interface ScrollPosition {
  /** Path and query of a page on the site. */
  page: string;
  /** The id of the last heading that was scrolled past. */
  anchor: string | null;
  /** Pixels from the top of the window down to the anchor: negative when it is above. */
  offset: number;
}

/** The session storage key: per tab, and still there after the reader has signed in. */
const KEY = 'gated-content.scroll-position';
/** In pixels. A heading that a link led to is below the navigation bar. */
const NAVIGATION_BAR = 120;

/** Called before the page closes, while its headings are there. */
export function getScrollPosition(): ScrollPosition {
  const { pathname, search } = window.location;
  const passed = Array.from(document.querySelectorAll('main :is(h2,h3,h4,h5,h6)[id]'))
    .filter((heading) => topOf(heading) < NAVIGATION_BAR)
    .at(-1);
  return {
    page: pathname + search,
    anchor: passed?.id ?? null,
    offset: topOf(passed ?? document.documentElement),
  };
}

export function saveScrollPosition(position: ScrollPosition): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(position));
  } catch {
    // Storage is unavailable: the anchor in the address is close enough.
  }
}

/** Returns to the remembered position, once, if it is on this page. @returns whether it did */
export function restoreScrollPosition(): boolean {
  const position = readScrollPosition();
  const { pathname, search } = window.location;
  const isHere =
    position?.page === pathname + search && anchorOf(window.location) === (position.anchor ?? '');
  if (!isHere) return false;
  const anchor = position.anchor === null ? null : document.getElementById(position.anchor);
  if (position.anchor !== null && !anchor) return false;
  sessionStorage.removeItem(KEY);
  window.scrollBy({
    top: topOf(anchor ?? document.documentElement) - position.offset,
    behavior: 'instant',
  });
  return true;
}

function readScrollPosition(): ScrollPosition | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as ScrollPosition | null;
  } catch {
    return null;
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
