import type { AccountSession } from '@gatehouse/contract/account';
import { displayText } from '@gatehouse/contract/displayText';
import Bowser from 'bowser';

const LONGEST = 512;
/** Characters. A browser that Bowser does not know is called what it calls itself. */
const LONGEST_NAME = 80;

/** What a device is, as far as its user agent says. */
export function deviceKindOf(userAgent: string | null): AccountSession['deviceKind'] {
  const { type } = Bowser.parse((userAgent || '-').slice(0, LONGEST)).platform;
  if (type === 'tablet') return 'tablet';
  return type === 'mobile' ? 'phone' : 'desktop';
}

/** "Firefox on Linux", for people. Whatever cannot be told is "Unknown browser". */
export function describeDevice(userAgent: string | null | undefined): string {
  if (!userAgent) return 'Unknown browser';
  const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST));
  const name = browser.name ?? 'Unknown browser';
  const device = os.name === undefined ? name : `${name} on ${os.name}`;
  return displayText(device, LONGEST_NAME) || 'Unknown browser';
}
