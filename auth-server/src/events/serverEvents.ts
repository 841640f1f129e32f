import type { Database } from '../db/database.js';
import type { Limits } from '../limits/createLimits.js';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import { describeFailure } from '../mail/worker/describeFailure.js';
import { auditTrail } from './auditTrail.js';
import { createEvents, type AccountEvent, type Events, type Subscriber } from './events.js';
import { noticeMails } from './noticeMails.js';
import { siteSubscriber } from './siteSubscriber.js';

/**
 * The server's events, with all subscribers in order.
 * @param options.onEvent from `gatehouse.config.ts`
 * @returns `settle` waits for work running in the background
 */
export function createServerEvents(options: {
  database: Pick<Database, 'queries'>;
  mailer: Mailer;
  limits: Limits;
  log: Log;
  providerName: (id: string) => string;
  landingPage: (path: string, plans: readonly string[]) => string;
  /** Counts each event. */
  onHappened?: (kind: AccountEvent['kind']) => void;
  onEvent: Parameters<typeof siteSubscriber>[0]['onEvent'] | null;
}): Events & { settle(): Promise<void> } {
  const { database, log, onEvent } = options;
  const site = onEvent && siteSubscriber({ onEvent, log });
  const subscribers: Subscriber[] = [
    auditTrail({ queries: database.queries, log }),
    noticeMails(options),
  ];
  if (site) subscribers.push(site);
  const { emit: notify } = createEvents({
    subscribers,
    onFailure: (error, about) => {
      log.error(
        { ...about, reason: describeFailure(error) },
        'an event did not reach a subscriber',
      );
    },
  });
  return {
    emit: async (event) => {
      options.onHappened?.(event.kind);
      await notify(event);
    },
    settle: async () => site?.settle(),
  };
}
