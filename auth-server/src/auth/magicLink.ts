import type { Kysely } from 'kysely';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Schema } from '../db/schema.js';
import { addressed } from '../mail/message/Mail.js';
import type { AccountMailer } from './accountMails.js';

const MAGIC_LINK_MINUTES = 15;

/**
 * Sign-in links by email, each usable once. Only for existing readers: other addresses get no email, and
 * the response is the same.
 */
export function magicLinkPlugin(options: { queries: Kysely<Schema>; mailer: AccountMailer }) {
  return magicLink({
    disableSignUp: true,
    expiresIn: MAGIC_LINK_MINUTES * 60,
    storeToken: 'hashed',
    sendMagicLink: async ({ email, token, metadata }, context) => {
      const reader = await options.queries
        .selectFrom('user')
        .select(['name', 'email', 'locale', 'bannedAt'])
        .where('email', '=', email)
        .executeTakeFirst();
      if (reader === undefined || reader.bannedAt !== null) return;
      await options.mailer.sendLink(
        {
          ...addressed(reader),
          template: 'magic-link',
          data: {
            path: `/sign-in${returnPath(metadata)}#token=${token}`,
            validMinutes: MAGIC_LINK_MINUTES,
          },
          dedupeKey: token,
        },
        { purpose: 'sign-in', cookie: context?.headers?.get('cookie') },
      );
    },
  });
}

/** @param metadata set by authRoutes, which has validated `next`. Missing for the home page */
function returnPath(metadata: Record<string, unknown> | undefined): string {
  const next = metadata?.next;
  return typeof next === 'string' ? `?next=${encodeURIComponent(next)}` : '';
}
