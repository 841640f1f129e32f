/* No dependencies: the browser loads this file. */

/**
 * The `localStorage` key that records that someone has signed in on this browser, and nothing more:
 * for everyone else, no request is sent to the server. Other tabs notice changes through `storage`
 * events.
 */
export const SIGNED_IN_HINT = 'gatehouse.signed-in';

/** Runs in the head, so that the first paint already suits a reader who is probably signed in. */
export const SIGNED_IN_HINT_SCRIPT = `try{localStorage.getItem('${SIGNED_IN_HINT}')&&document.documentElement.setAttribute('data-signed-in-hint','')}catch{}`;
