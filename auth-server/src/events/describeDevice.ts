import type { AccountSession } from '@gatehouse/contract/account';
import { displayText } from '@gatehouse/contract/displayText';
import Bowser from 'bowser';

const MAX_LENGTH = 512;
/** In characters. A browser that Bowser doesn't know is shown with its own name. */
const MAX_NAME_LENGTH = 80;

/** The kind of device, according to its user agent. */
export function deviceKindOf(userAgent: string | null): AccountSession['deviceKind'] {
  const { type } = Bowser.parse((userAgent || '-').slice(0, MAX_LENGTH)).platform;
  if (type === 'tablet') return 'tablet';
  return type === 'mobile' ? 'phone' : 'desktop';
}

/** A readable name, such as "Firefox on Linux", or "Unknown browser". */
export function describeDevice(userAgent: string | null | undefined): string {
  if (!userAgent) return 'Unknown browser';
  const { browser, os } = Bowser.parse(userAgent.slice(0, MAX_LENGTH));
  const name = browser.name ?? 'Unknown browser';
  const device = os.name === undefined ? name : `${name} on ${os.name}`;
  return displayText(device, MAX_NAME_LENGTH) || 'Unknown browser';
}
