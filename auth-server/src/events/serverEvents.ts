import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import { describeFailure } from '../mail/worker/describeFailure.js';
import { auditTrail } from './auditTrail.js';
import { createEvents, type Events } from './events.js';
import { noticeMails } from './noticeMails.js';

/**
 * The events of the server, with everybody who wants to know of them, in this order.
 */
export function createServerEvents(options: {
  database: Pick<Database, 'pool' | 'queries'>;
  mailer: Mailer;
  log: Log;
  providerName: (id: string) => string;
}): Events {
  const { database, log } = options;
  const subscribers = [
    auditTrail({ queries: database.queries, log }),
    noticeMails({ ...options, pool: database.pool }),
  ];
  return createEvents({
    subscribers,
    onFailure: (error, about) => {
      log.error(
        { ...about, reason: describeFailure(error) },
        'an event did not reach a subscriber',
      );
    },
  });
}
