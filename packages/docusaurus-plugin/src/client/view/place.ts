import { anchorOf } from '../anchorOf';

/** Where a reader was on a page: so far from its top, or from the top of one of its headings. */
export interface Place {
  /** Path and query, as a page of the site has them. */
  page: string;
  /** The last heading that was scrolled past, by its id. */
  anchor: string | null;
  /** Pixels from the top of the window down to the anchor: negative, when it is above. */
  offset: number;
}

/** What session storage knows it by: this tab's, also after the reader has signed in. */
const KEY = 'gated-content.place';
/** Pixels. A heading that a link led to stands below the navigation bar. */
const NAVIGATION_BAR = 120;

/** Asked before the page closes, while its headings are there. */
export function findPlace(): Place {
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

export function rememberPlace(place: Place): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // Storage is off: the anchor in the address leads back near enough.
  }
}

/** Leads back to the remembered place, once, if it is on this page. @returns whether it did */
export function returnToPlace(): boolean {
  const place = readPlace();
  const { pathname, search } = window.location;
  const isHere =
    place?.page === pathname + search && anchorOf(window.location) === (place.anchor ?? '');
  if (!isHere) return false;
  const anchor = place.anchor === null ? null : document.getElementById(place.anchor);
  if (place.anchor !== null && !anchor) return false;
  sessionStorage.removeItem(KEY);
  window.scrollBy({
    top: topOf(anchor ?? document.documentElement) - place.offset,
    behavior: 'instant',
  });
  return true;
}

function readPlace(): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Place | null;
  } catch {
    return null;
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
