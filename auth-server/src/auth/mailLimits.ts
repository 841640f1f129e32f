import type { Kysely } from 'kysely';
import type { Pool } from '../db/pool.js';
import type { Schema } from '../db/schema.js';
import { HttpError } from '../http/errors/HttpError.js';
import { createLimiter } from '../limits/createLimiter.js';
import { takeEach } from '../limits/takeEach.js';
import { isKnownDevice } from './devices/knownDevices.js';

/**
 * The purpose of an email with a link. Each has its own limits: a flood of sign-ups can't stop password
 * resets.
 */
export type MailPurpose = 'sign-up' | 'sign-in' | 'reset' | 'address-change';

/** The network and the signed device that ask for an email, see `clientNetwork` and `createDeviceReader`. */
interface Asker {
  network: string;
  device: string | null;
}

/** Emails to one address per hour. */
const MOST = {
  /** Requested from browsers the reader has signed in with: no one else can use these up. */
  known: 5,
  /**
   * Requested from anywhere else. Higher, because the reader may be on a new device while strangers send
   * requests.
   */
  anywhere: { 'sign-up': 5, 'sign-in': 10, reset: 10, 'address-change': 5 },
  /** The part of it that one network can request. */
  network: 3,
} as const satisfies { known: number; anywhere: Record<MailPurpose, number>; network: number };

/** The part of all emails that one network can request: it takes twenty of them to stop sign-ups. */
const NETWORK_SHARE = 1 / 20;
const FEWEST_FOR_NETWORK = 5;
const HOUR = 60 * 60;

export interface MailLimits {
  /**
   * Counts a request for an email for the network that it comes from. Before anyone looks whether there is
   * such a reader: a count that only readers add to would tell who is one (ENU-04).
   * @param email as parseEmail spells it
   * @throws HttpError `TOO_MANY_REQUESTS`
   */
  ask(purpose: MailPurpose, email: string, asker: Asker): Promise<void>;
  /** Counts an email. @returns the limit that is used up, or `null`: it may be sent */
  take(
    purpose: MailPurpose,
    to: string,
    device: string | null,
  ): Promise<'of the address' | 'of all' | null>;
}

/** @param options.hourlyLimit emails per purpose and hour, to all addresses together */
export function createMailLimits(options: {
  pool: Pool;
  queries: Kysely<Schema>;
  hourlyLimit: number;
}): MailLimits {
  const { pool, queries, hourlyLimit } = options;
  const hourly = (name: string, max: number) => createLimiter({ pool, name, max, window: HOUR });
  const known = hourly('mail-known', MOST.known);
  const perNetworkAndAddress = hourly('mail-network', MOST.network);
  const perNetwork = hourly(
    'mail-network-all',
    Math.max(FEWEST_FOR_NETWORK, Math.ceil(hourlyLimit * NETWORK_SHARE)),
  );
  const all = hourly('mail-all', hourlyLimit);
  const perAddress = {
    'sign-up': hourly('mail', MOST.anywhere['sign-up']),
    'sign-in': hourly('mail', MOST.anywhere['sign-in']),
    reset: hourly('mail', MOST.anywhere.reset),
    'address-change': hourly('mail', MOST.anywhere['address-change']),
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
      // Counted when it was requested.
      if (await isKnownDevice(queries, to, device ?? '')) return null;
      const ofAddress = { limiter: perAddress[purpose], key: `${purpose} ${to}` };
      if ((await takeEach([ofAddress])) !== null) return 'of the address';
      if ((await takeEach([{ limiter: all, key: purpose }])) === null) return null;
      await ofAddress.limiter.giveBack(ofAddress.key);
      return 'of all';
    },
  };
}
