import type { Request } from 'express';
import type { Kysely } from 'kysely';
import type { Audit, AuditedEvent } from '../audit/createAudit.js';
import type { AccountMailer } from '../auth/accountMails.js';
import type { Pool } from '../db/pool.js';
import type { Schema } from '../db/schema.js';
import { clientAddress } from '../http/requestContext/clientAddress.js';
import type { SessionReader } from '../session/sessionReader.js';

/** What the routes of the account area work with. */
export interface AccountContext {
  queries: Kysely<Schema>;
  /** For limits. */
  pool: Pool;
  mailer: AccountMailer;
  sessions: SessionReader;
  audit: Audit;
  /** Where a request came from, for the audit trail. */
  origin(request: Request): Pick<AuditedEvent, 'actor' | 'address' | 'userAgent' | 'requestId'>;
}

export const readerOrigin: AccountContext['origin'] = (request) => ({
  actor: 'reader',
  address: clientAddress(request),
  userAgent: request.headers['user-agent'],
  requestId: request.id,
});
