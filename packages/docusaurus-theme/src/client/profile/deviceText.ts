import { translate } from '@docusaurus/Translate';

/** What the server says of a user agent that tells it nothing. */
const UNKNOWN = 'Unknown browser';

/**
 * Says the server's name of a browser in the reader's language. Names of products are the same in all.
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
