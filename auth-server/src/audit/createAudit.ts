import type { ActivityKind } from '@gatehouse/contract/account';
import type { Kysely } from 'kysely';
import { describeDevice } from './describeDevice.js';
import type { Schema } from '../db/schema.js';
import type { Log } from '../log.js';

export interface AuditedEvent {
  kind: ActivityKind;
  actor: 'reader' | 'administrator' | 'stranger';
  /** Whom it concerns; `null`: nobody that we know. */
  userId: string | null;
  address?: string | null | undefined;
  userAgent?: string | null | undefined;
  requestId?: string;
  /** Short, and never a secret. */
  detail?: string;
}

export interface Audit {
  /** One row, and one line in the log (DAT-08). Never throws: what was done is done. */
  record(event: AuditedEvent): Promise<void>;
}

export function createAudit({ queries, log }: { queries: Kysely<Schema>; log: Log }): Audit {
  return {
    record: async (event) => {
      const { kind, actor, userId, address, requestId, detail } = event;
      log.info({ kind, actor, userId, address, requestId, detail }, 'audit');
      try {
        await insertEvent(queries, event);
      } catch (error) {
        log.error({ err: error, kind }, 'an event is not in the audit trail');
      }
    },
  };
}

export async function insertEvent(queries: Kysely<Schema>, event: AuditedEvent): Promise<void> {
  const { kind, actor, userId, address, userAgent, requestId, detail } = event;
  await queries
    .insertInto('audit_event')
    .values({
      kind,
      actor,
      user_id: userId,
      address: address ?? null,
      device: userAgent == null ? null : describeDevice(userAgent),
      request_id: requestId ?? null,
      detail: detail ?? null,
    })
    .execute();
}
