import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import { describeFailure } from '../mail/worker/describeFailure.js';
import { auditTrail } from './auditTrail.js';
import { createEvents, type Events, type Subscriber } from './events.js';
import { noticeMails } from './noticeMails.js';
import { siteSubscriber } from './siteSubscriber.js';

/**
 * The server's events, with all subscribers in order.
 * @param options.onEvent from `gatehouse.config.ts`
 * @returns `settle` waits for work running in the background
 */
export function createServerEvents(options: {
  database: Pick<Database, 'pool' | 'queries'>;
  mailer: Mailer;
  log: Log;
  providerName: (id: string) => string;
  landingPage: (path: string, plans: readonly string[]) => string;
  onEvent: Parameters<typeof siteSubscriber>[0]['onEvent'] | null;
}): Events & { settle(): Promise<void> } {
  const { database, log, onEvent } = options;
  const site = onEvent && siteSubscriber({ onEvent, log });
  const subscribers: Subscriber[] = [
    auditTrail({ queries: database.queries, log }),
    noticeMails({ ...options, pool: database.pool }),
  ];
  if (site) subscribers.push(site);
  const events = createEvents({
    subscribers,
    onFailure: (error, about) => {
      log.error(
        { ...about, reason: describeFailure(error) },
        'an event did not reach a subscriber',
      );
    },
  });
  return { ...events, settle: async () => site?.settle() };
}
