import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { isDatabaseUnavailable } from '../../db/isDatabaseUnavailable.js';
import type { Schema } from '../../db/schema.js';
import type { Log } from '../../log.js';
import {
  claimDueMails,
  deleteFinishedMails,
  getTimeUntilDue,
  type ClaimedMail,
} from '../mailQueue.js';
import type { MailSite } from '../render/renderMail.js';
import type { MailTransport } from '../transport/MailTransport.js';
import { createAlarm } from './createAlarm.js';
import { describeFailure } from './describeFailure.js';
import { deliverMail } from './deliverMail.js';
import { DEFAULT_RETRY_PLAN, type RetryPlan } from './retryDelay.js';

export interface MailWorker {
  start(): void;
  /** Says that there is a mail. One that other processes queue is found by looking. */
  wake(): void;
  /** Takes no further mail, and resolves when those in flight are done. */
  stop(): Promise<void>;
}

export interface MailWorkerOptions {
  db: Kysely<Schema>;
  transport: MailTransport;
  site: MailSite;
  log: Log;
  /** Mails in flight at once. */
  concurrency?: number;
  retry?: RetryPlan;
  /** Milliseconds that one attempt may take. After twice that the mail of a dead worker is free. */
  attemptTimeout?: number;
  /** Milliseconds at most between two looks into the table. */
  longestSleep?: number;
}

const FIRST_SLEEP = 250;
const HOUR = 3_600_000;
/** How long a dedupe key is remembered, and an address kept. */
const DAYS_KEPT = 7;

/** Sends what is in the table. Any number of workers, in any number of processes, share the work. */
export function createMailWorker(options: MailWorkerOptions): MailWorker {
  const { db, log, concurrency = 3, attemptTimeout = 30_000, longestSleep = 30_000 } = options;
  const alarm = createAlarm();
  const inFlight = new Set<Promise<void>>();
  let running: Promise<void> | null = null;
  let stopping = false;
  let cleanedAt = 0;

  /** Waits, should the database be away, until what was done is written down. */
  const persist = async (write: () => Promise<void>) => {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (stopping || !isDatabaseUnavailable(error)) throw error;
        await wait(FIRST_SLEEP);
      }
    }
  };

  const deliver = async (mail: ClaimedMail) => {
    try {
      await deliverMail(mail, {
        ...options,
        retry: options.retry ?? DEFAULT_RETRY_PLAN,
        attemptTimeout,
        persist,
      });
    } catch (error) {
      const reason = describeFailure(error);
      log.error({ mail: mail.id, reason }, 'could not record the outcome of an email');
    }
  };

  const clean = async () => {
    if (Date.now() - cleanedAt < HOUR) return;
    cleanedAt = Date.now();
    await deleteFinishedMails(db, DAYS_KEPT);
  };

  /** Takes as many mails as there are hands for. */
  const take = async () => {
    const limit = concurrency - inFlight.size;
    const mails = limit > 0 ? await claimDueMails(db, { limit, lease: 2 * attemptTimeout }) : [];
    for (const mail of mails) {
      const delivery = deliver(mail).finally(() => {
        inFlight.delete(delivery);
        alarm.ring();
      });
      inFlight.add(delivery);
    }
    return mails.length;
  };

  /** Milliseconds until a look may be worth it. */
  const getPause = async () => {
    const untilDue = inFlight.size < concurrency ? await getTimeUntilDue(db) : null;
    return untilDue !== null && untilDue > 0 ? Math.ceil(untilDue) : longestSleep;
  };

  const run = async () => {
    let looksInVain = 0;
    while (!stopping) {
      let pause = longestSleep;
      try {
        if ((await take()) > 0) {
          looksInVain = 0;
          continue;
        }
        await clean();
        pause = await getPause();
      } catch (error) {
        log.warn({ reason: describeFailure(error) }, 'could not look up waiting emails');
      }
      // A mail may be queued in a transaction that is not over when this worker is woken: soon
      // after something happened it looks again, then ever less often.
      const patience = FIRST_SLEEP * 2 ** looksInVain;
      const rang = await alarm.sleep(Math.min(pause, patience, longestSleep));
      looksInVain = rang ? 0 : looksInVain + 1;
    }
    await Promise.all(inFlight);
  };

  return {
    start: () => {
      running ??= run();
    },
    wake: () => {
      alarm.ring();
    },
    stop: async () => {
      stopping = true;
      alarm.ring();
      await running;
    },
  };
}
