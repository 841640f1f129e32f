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
import { deliverMail, type MailOutcome } from './deliverMail.js';
import { DEFAULT_RETRY_PLAN, type RetryPlan } from './retryDelay.js';

export interface MailWorker {
  start(): void;
  /** Announces a new email. Emails queued by other processes are found by polling. */
  wake(): void;
  /**
   * Without {@link start}: sends what is due and what is due soon, once.
   * @throws when the database is unavailable
   */
  sendDue(): Promise<void>;
  /** Takes no more emails, and resolves when those in flight are done. */
  stop(): Promise<void>;
}

export interface MailWorkerOptions {
  db: Kysely<Schema>;
  transport: MailTransport;
  site: MailSite;
  log: Log;
  /** Called after each attempt. */
  onOutcome?: (outcome: MailOutcome) => void;
  /** The number of emails sent in parallel. */
  concurrency?: number;
  retry?: RetryPlan;
  /** Milliseconds per attempt. After twice that, another worker can take over the email. */
  attemptTimeout?: number;
  /** The longest time between two polls, in milliseconds. */
  maxSleep?: number;
}

const FIRST_SLEEP = 250;
const HOUR = 3_600_000;
/** How long `sendDue` waits for the next attempt, in milliseconds: it includes an email's second one. */
const PATIENCE = 15_000;
/** How often `sendDue` looks for an email whose transaction is still open. */
const LOOKS = 3;
/** How long dedupe keys and addresses are kept. */
const RETENTION_DAYS = 7;

/** Sends queued emails. Any number of workers in any number of processes share the work. */
export function createMailWorker(options: MailWorkerOptions): MailWorker {
  const { db, log, concurrency = 3, attemptTimeout = 30_000, maxSleep = 30_000 } = options;
  const alarm = createAlarm();
  const inFlight = new Set<Promise<void>>();
  let running: Promise<void> | null = null;
  let stopping = false;
  let cleanedAt = 0;

  /** Keeps trying to record an outcome while the database is down. */
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
    await deleteFinishedMails(db, RETENTION_DAYS);
  };

  /** Takes as many emails as can be sent in parallel. */
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

  /** Milliseconds until the next poll. */
  const getPause = async () => {
    const untilDue = inFlight.size < concurrency ? await getTimeUntilDue(db) : null;
    return untilDue !== null && untilDue > 0 ? Math.ceil(untilDue) : maxSleep;
  };

  const run = async () => {
    let emptyPolls = 0;
    while (!stopping) {
      let pause = maxSleep;
      try {
        if ((await take()) > 0) {
          emptyPolls = 0;
          continue;
        }
        await clean();
        pause = await getPause();
      } catch (error) {
        log.warn({ reason: describeFailure(error) }, 'could not look up waiting emails');
      }
      // An email may be queued in a transaction that is still open when this worker wakes: it polls again
      // soon, then less and less often.
      const delay = FIRST_SLEEP * 2 ** emptyPolls;
      const wasRung = await alarm.sleep(Math.min(pause, delay, maxSleep));
      emptyPolls = wasRung ? 0 : emptyPolls + 1;
    }
    await Promise.all(inFlight);
  };

  const sendDue = async () => {
    for (let look = 0; look < LOOKS; look += 1) {
      while ((await take()) > 0) await Promise.all(inFlight);
      const untilDue = await getTimeUntilDue(db);
      if (untilDue !== null && untilDue <= PATIENCE) {
        look = -1;
        await wait(Math.max(untilDue, FIRST_SLEEP));
      } else await wait(FIRST_SLEEP * 2 ** look);
    }
    await clean();
  };

  return {
    sendDue,
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
