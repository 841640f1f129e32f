import { setSignedInHint } from './signedInHint';

/** Leads a reader who has just signed in to where they came from. */
export function continueTo(next: string): void {
  setSignedInHint(true, true);
  // A real navigation, so that the server sends the open page.
  window.location.assign(next);
}
