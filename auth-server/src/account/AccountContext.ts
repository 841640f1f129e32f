import type { Kysely } from 'kysely';
import type { AccountMailer } from '../auth/accountMails.js';
import type { Schema } from '../db/schema.js';
import type { Events } from '../events/events.js';
import type { Limits } from '../limits/createLimits.js';
import type { SessionReader } from '../session/sessionReader.js';

/** The dependencies of the account area's routes. */
export interface AccountContext {
  queries: Kysely<Schema>;
  limits: Limits;
  mailer: AccountMailer;
  sessions: SessionReader;
  events: Events;
}
