import { setSignedInHint } from './signedInHint';

/** Returns a newly signed-in reader to where they came from. */
export function continueTo(next: string): void {
  setSignedInHint(true, true);
  // A full navigation, so that the server sends the open page.
  window.location.assign(next);
}
