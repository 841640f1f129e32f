import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import type { Events } from '../../events/events.js';
import { addressed, type Addressee } from '../../mail/message/Mail.js';
import { authOrigin } from '../authHeaders.js';
import { forgetDevices } from '../devices/knownDevices.js';
import type { AccountMailer } from '../accountMails.js';
import { deleteOtherResets } from './verificationValues.js';

const RESET_MINUTES = 60;

export interface ResettingReader extends Addressee {
  id: string;
  bannedAt?: Date | null;
}

/**
 * Password resets by email. The link works once, for one hour, and only the newest one works. A reset ends
 * every session and signs no one in. It also gives a password to readers without one: access to the mailbox
 * is their proof.
 */
export function passwordReset(options: {
  queries: Kysely<Schema>;
  mailer: AccountMailer;
  events: Events;
}) {
  const { queries, mailer, events } = options;
  return {
    resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
    revokeSessionsOnPasswordReset: true,

    sendResetPassword: async (
      reset: { user: ResettingReader; token: string },
      request?: Request,
    ) => {
      const { user, token } = reset;
      if (user.bannedAt) return;
      const isQueued = await mailer.sendLink(
        {
          ...addressed(user),
          template: 'reset',
          data: {
            name: user.name,
            path: `/reset-password#token=${token}`,
            validMinutes: RESET_MINUTES,
          },
          dedupeKey: token,
        },
        { purpose: 'reset', cookie: request?.headers.get('cookie') },
      );
      // Over the limit, the last link still works: strangers must not be able to invalidate it.
      if (isQueued) await deleteOtherResets(queries, user.id, token);
    },

    onPasswordReset: async ({ user }: { user: ResettingReader }, request?: Request) => {
      await forgetDevices(queries, user.id);
      await events.emit({
        ...authOrigin(request?.headers),
        kind: 'password-reset',
        userId: user.id,
        notice: { to: user, dedupeKey: randomUUID() },
      });
    },
  };
}
