import { translate } from '@docusaurus/Translate';

/** The server's name for an unrecognized user agent. */
const UNKNOWN = 'Unknown browser';

/**
 * The server's name for a browser, in the reader's language. Product names are not translated.
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
