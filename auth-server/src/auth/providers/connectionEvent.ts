import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import type { Events } from '../../events/events.js';
import { authOrigin } from '../authHeaders.js';

export interface Made {
  id: string;
  userId: string;
  providerId: string;
}

/**
 * Emits an event once a reader can sign in with a service, because they linked it or it has verified
 * their address. Not for the service that a new account was created with: its reader knows about it.
 */
export function emitConnection(options: { queries: Kysely<Schema>; events: Events }) {
  const { queries, events } = options;
  return async (made: Made, context: { headers?: Headers | undefined } | null): Promise<void> => {
    const { id, userId, providerId } = made;
    if (providerId === 'credential') return;
    const ways = await queries
      .selectFrom('account')
      .innerJoin('user', 'user.id', 'account.userId')
      .select(['user.name', 'user.email', 'user.locale'])
      .where('user.id', '=', userId)
      .execute();
    const [reader] = ways;
    if (reader === undefined) return;
    const about = { ...authOrigin(context?.headers), userId, detail: providerId };
    await events.emit(
      ways.length === 1
        ? { ...about, kind: 'sign-up', notice: null }
        : { ...about, kind: 'connection-added', notice: { to: reader, dedupeKey: id } },
    );
  };
}
