import type { Activity } from '@gatehouse/contract/activity';
import { displayText } from '@gatehouse/contract/displayText';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Log } from '../log.js';
import { describeDevice } from './describeDevice.js';
import type { AccountEvent, Subscriber } from './events.js';

/** Writes one row per event, and one line to the log (DAT-08). */
export function auditTrail({ queries, log }: { queries: Kysely<Schema>; log: Log }): Subscriber {
  return {
    name: 'audit trail',
    isTransactional: true,
    handle: async (event, transaction = queries) => {
      const { kind, actor, userId, address, userAgent, requestId, detail } = anonymize(event);
      log.info({ kind, actor, userId, address, requestId, detail }, 'audit');
      await transaction
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
    },
  };
}

/** For a deleted reader, only that they were deleted (DAT-07). */
function anonymize(event: AccountEvent): Omit<AccountEvent, 'notice'> {
  const { kind, actor } = event;
  return kind === 'account-deleted' ? { kind, actor, userId: null } : event;
}

/** In characters. */
const MAX_LENGTH = 100;

/** Events, newest first. */
export async function listActivity(
  queries: Kysely<Schema>,
  filter: { userId?: string; kind?: string; since?: Date; limit: number },
): Promise<(Activity & { userId: string | null })[]> {
  let query = queries
    .selectFrom('audit_event')
    .select(['at', 'kind', 'actor', 'user_id', 'device', 'address', 'detail'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.userId !== undefined) query = query.where('user_id', '=', filter.userId);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
  const rows = await query.execute();
  return rows.map(({ at, kind, actor, user_id: userId, device, address, detail }) => ({
    actor,
    userId,
    device: shown(device),
    address: shown(address),
    detail: shown(detail),
    at: at.toISOString(),
    kind: kind as Activity['kind'],
  }));
}

/** Rows may be older than the rules for their text. */
function shown(text: string | null): string | null {
  return text === null ? null : displayText(text, MAX_LENGTH);
}

/** Keeps a deleted reader's events, without who or where they were (DAT-04). */
export async function anonymizeEvents(queries: Kysely<Schema>, userId: string): Promise<void> {
  await queries
    .updateTable('audit_event')
    .set({ user_id: null, address: null, device: null, detail: null })
    .where('user_id', '=', userId)
    .execute();
}
