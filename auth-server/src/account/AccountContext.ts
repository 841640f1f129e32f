import type { Kysely } from 'kysely';
import type { AccountMailer } from '../auth/accountMails.js';
import type { Pool } from '../db/watchedPool.js';
import type { Schema } from '../db/schema.js';
import type { Events } from '../events/events.js';
import type { SessionReader } from '../session/sessionReader.js';

/** The dependencies of the account area's routes. */
export interface AccountContext {
  queries: Kysely<Schema>;
  /** For limits. */
  pool: Pool;
  mailer: AccountMailer;
  sessions: SessionReader;
  events: Events;
}
