import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { HttpError } from '../../http/errors/HttpError.js';
import type { Limiter } from '../../limits/createLimiter.js';
import type { Limits } from '../../limits/createLimits.js';
import { giveBackEach, takeEach, type Budget } from '../../limits/takeEach.js';
import { isKnownDevice } from '../devices/knownDevices.js';

const QUARTER = 15 * 60;
const DAY = 24 * 60 * 60;

interface Most {
  quarter: number;
  day: number;
}

/**
 * Wrong guesses for one account, per quarter hour and per day (NIST SP 800-63B 5.2.2 allows 100).
 * One network can use up only part of them. The rest is left for the owner, who may be on a new
 * device.
 */
const LIMITS = {
  /** At sign-in. */
  password: { account: { quarter: 20, day: 100 }, network: { quarter: 15, day: 30 } },
  /** By someone with a session, to confirm a sensitive action. */
  'current-password': { account: { quarter: 20, day: 100 }, network: { quarter: 15, day: 30 } },
  /** At any time, three in a million codes are valid. */
  totp: { account: { quarter: 10, day: 100 }, network: { quarter: 8, day: 30 } },
  'backup-code': { account: { quarter: 10, day: 100 }, network: { quarter: 8, day: 30 } },
} as const satisfies Record<string, { account: Most; network: Most }>;

export type GuessKind = keyof typeof LIMITS;

export interface Guess {
  kind: GuessKind;
  /** The account's email address, normalized by parseEmail. */
  email: string;
  /** The network of the request, see `clientNetwork`. */
  network: string;
  /** The device the browser has proven to be, see `createDeviceReader`. */
  device: string | null;
}

export interface GuessLimits {
  /**
   * Counts a guess before it is checked, so that parallel guesses can't bypass the limit (RL-02).
   * @returns a function that takes the guess back. Call it if the guess was right or never checked: only
   * wrong ones count
   * @throws HttpError `TOO_MANY_REQUESTS`
   */
  take(guess: Guess): Promise<() => Promise<void>>;
}

/**
 * Limits wrong guesses for one account, from any number of networks (RL-07).
 *
 * Strangers can't lock the owner out: a browser in which the owner has signed in before has its own
 * budget. That one is limited too, because a device cookie can be stolen (OWASP "device cookies").
 */
export function createGuessLimits(options: {
  limits: Limits;
  queries: Kysely<Schema>;
}): GuessLimits {
  const { limits, queries } = options;
  const limiters: Record<GuessKind, ReturnType<typeof createLimiters>> = {
    password: createLimiters(limits, 'password'),
    'current-password': createLimiters(limits, 'current-password'),
    totp: createLimiters(limits, 'totp'),
    'backup-code': createLimiters(limits, 'backup-code'),
  };

  return {
    take: async ({ kind, email, network, device }) => {
      const { ofDevice, ofNetwork, ofAccount } = limiters[kind];
      // Also for addresses without an account, so that they don't respond faster.
      const isKnown = await isKnownDevice(queries, email, device ?? '');
      const budgets: Budget[] = isKnown
        ? spend(ofDevice, `${email} ${device}`)
        : [...spend(ofNetwork, `${email} ${network}`), ...spend(ofAccount, email)];
      const wait = await takeEach(budgets);
      if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
      return () => giveBackEach(budgets);
    },
  };
}

function createLimiters(limits: Limits, kind: GuessKind) {
  const { account, network } = LIMITS[kind];
  const windows = (name: string, { quarter, day }: Most) => [
    limits.shared({ name: `${name}-${kind}`, max: quarter, window: QUARTER }),
    limits.shared({ name: `${name}-${kind}-day`, max: day, window: DAY }),
  ];
  return {
    ofDevice: windows('guess-device', account),
    ofNetwork: windows('guess-network', network),
    ofAccount: windows('guess', account),
  };
}

function spend(limiters: readonly Limiter[], key: string): Budget[] {
  return limiters.map((limiter) => ({ limiter, key }));
}
