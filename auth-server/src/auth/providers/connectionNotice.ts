import type { Kysely } from 'kysely';
import type { Audit } from '../../audit/createAudit.js';
import type { Schema } from '../../db/schema.js';
import type { AccountMailer } from '../accountMails.js';
import { authOrigin } from '../authHeaders.js';
import { noticeSecurityChange } from '../securityNotice.js';
import { providerName } from './providerName.js';

export interface Made {
  id: string;
  userId: string;
  providerId: string;
}

/**
 * What happens once a service can sign a reader in: by their wish, or because it has proven their
 * address. The first way into an account is the account itself, and no news to its reader.
 */
export function noticeConnection(options: {
  queries: Kysely<Schema>;
  mailer: AccountMailer;
  audit: Audit;
  providers: readonly { id: string; name: string }[];
}) {
  const { queries, mailer, audit, providers } = options;
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
    const isFirst = ways.length === 1;
    await audit.record({
      ...authOrigin(context?.headers),
      kind: isFirst ? 'sign-up' : 'connection-added',
      userId,
      detail: providerId,
    });
    if (isFirst) return;
    await noticeSecurityChange(mailer, reader, {
      change: 'connection-added',
      what: providerName(providers, providerId),
      key: id,
    });
  };
}
