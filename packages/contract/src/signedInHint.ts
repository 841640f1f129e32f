/* Free of dependencies: the browser loads this file. */

/**
 * The key in `localStorage` that says that someone signed in on this browser, and nothing more: whoever
 * never did causes no request to the server. Other tabs notice its changes through `storage` events.
 */
export const SIGNED_IN_HINT = 'gatehouse.signed-in';

/** Runs in the head, so that the page is drawn for a reader who is probably signed in. */
export const SIGNED_IN_HINT_SCRIPT = `try{localStorage.getItem('${SIGNED_IN_HINT}')&&document.documentElement.setAttribute('data-signed-in-hint','')}catch{}`;
