import Bowser from 'bowser';

const LONGEST = 512;

/** "Firefox on Linux", for people. Whatever cannot be told is "Unknown browser". */
export function describeDevice(userAgent: string | null | undefined): string {
  if (!userAgent) return 'Unknown browser';
  const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST));
  const name = browser.name ?? 'Unknown browser';
  return os.name === undefined ? name : `${name} on ${os.name}`;
}
