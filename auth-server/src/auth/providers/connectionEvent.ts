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
 * What happens once a service can sign a reader in: by their wish, or because it has proven their
 * address. The first way into an account is the account itself, and no news to its reader.
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
