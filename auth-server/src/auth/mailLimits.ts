import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { HttpError } from '../http/errors/HttpError.js';
import type { Limits } from '../limits/createLimits.js';
import { takeEach } from '../limits/takeEach.js';
import { isKnownDevice } from './devices/knownDevices.js';

/**
 * The purpose of an email with a link. Each has its own limits: a flood of sign-ups can't stop password
 * resets.
 */
export type MailPurpose = 'sign-up' | 'sign-in' | 'reset' | 'address-change';

/**
 * The network and signed device that request an email, see `clientNetwork` and
 * `createDeviceReader`.
 */
interface Asker {
  network: string;
  device: string | null;
}

/** Emails to one address per hour. */
const LIMITS = {
  /** Requested from browsers the reader has signed in with: no one else can use these up. */
  known: 5,
  /**
   * Requested from anywhere else. Higher, because the reader may be on a new device while strangers send
   * requests.
   */
  anywhere: { 'sign-up': 5, 'sign-in': 10, reset: 10, 'address-change': 5 },
  /** How many of those one network can request. */
  network: 3,
} as const satisfies { known: number; anywhere: Record<MailPurpose, number>; network: number };

/** One network's share of all emails: it takes twenty networks to stop sign-ups. */
const NETWORK_SHARE = 1 / 20;
const FEWEST_FOR_NETWORK = 5;
const HOUR = 60 * 60;

export interface MailLimits {
  /**
   * Counts a request toward its network's limit, before checking whether the reader exists: a count
   * that only readers affected would reveal who is one (ENU-04).
   * @param email normalized by parseEmail
   * @throws HttpError `TOO_MANY_REQUESTS`
   */
  ask(purpose: MailPurpose, email: string, asker: Asker): Promise<void>;
  /** Counts an email. @returns the limit that is reached, or `null` if it may be sent */
  take(
    purpose: MailPurpose,
    to: string,
    device: string | null,
  ): Promise<'address' | 'total' | null>;
}

/** @param options.hourlyLimit emails per purpose and hour, to all addresses together */
export function createMailLimits(options: {
  limits: Limits;
  queries: Kysely<Schema>;
  hourlyLimit: number;
}): MailLimits {
  const { limits, queries, hourlyLimit } = options;
  const hourly = (name: string, max: number) => limits.shared({ name, max, window: HOUR });
  const known = hourly('mail-known', LIMITS.known);
  const perNetworkAndAddress = hourly('mail-network', LIMITS.network);
  const perNetwork = hourly(
    'mail-network-all',
    Math.max(FEWEST_FOR_NETWORK, Math.ceil(hourlyLimit * NETWORK_SHARE)),
  );
  const all = hourly('mail-all', hourlyLimit);
  const perAddress = {
    'sign-up': hourly('mail', LIMITS.anywhere['sign-up']),
    'sign-in': hourly('mail', LIMITS.anywhere['sign-in']),
    reset: hourly('mail', LIMITS.anywhere.reset),
    'address-change': hourly('mail', LIMITS.anywhere['address-change']),
  };

  return {
    ask: async (purpose, email, { network, device }) => {
      const key = `${purpose} ${email}`;
      const isKnown = await isKnownDevice(queries, email, device ?? '');
      const wait = await takeEach(
        isKnown
          ? [{ limiter: known, key }]
          : [
              { limiter: perNetworkAndAddress, key: `${key} ${network}` },
              { limiter: perNetwork, key: network },
            ],
      );
      if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
    },
    take: async (purpose, to, device) => {
      // Already counted when it was requested.
      if (await isKnownDevice(queries, to, device ?? '')) return null;
      const ofAddress = { limiter: perAddress[purpose], key: `${purpose} ${to}` };
      if ((await takeEach([ofAddress])) !== null) return 'address';
      if ((await takeEach([{ limiter: all, key: purpose }])) === null) return null;
      await ofAddress.limiter.giveBack(ofAddress.key);
      return 'total';
    },
  };
}
