import { translate } from '@docusaurus/Translate';

/** What the server calls a user agent it does not recognize. */
const UNKNOWN = 'Unknown browser';

/**
 * The server's name for a browser, in the reader's language. Product names are the same in all.
 *
 * @param device "Firefox on Linux", "Firefox", "Unknown browser on Linux" or "Unknown browser"
 */
export function deviceText(device: string): string {
  const [name = '', system] = device.split(' on ');
  const browser =
    name === UNKNOWN ? translate({ id: 'profile.device.unknown', message: UNKNOWN }) : name;
  if (system === undefined) return browser;
  return translate(
    { id: 'profile.device.onSystem', message: '{browser} on {system}' },
    { browser, system },
  );
}
