import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { BASE_ERROR_CODES } from '@better-auth/core/error';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Events } from '../events/events.js';
import type { Addressee } from '../mail/message/Mail.js';
import { authOrigin } from './authHeaders.js';
import { markDevice } from './devices/markDevice.js';
import { disconnectApps } from './oauth/appConsents.js';
import { passwordPolicy } from './passwordPolicy/passwordPolicy.js';
import { beginReview } from './passwordReset/beginReview.js';
import { noteSubject } from './proof/noteSubject.js';
import { getKeptSession, getNotedVersion, getOnlySubject, noteVersion } from './proof/proofs.js';
import { deleteVerifications } from './passwordReset/verificationValues.js';

type AnsweredContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const DAY_MS = 24 * 60 * 60 * 1000;

export interface NewSession {
  userId: string;
  expiresAt: Date;
}

export interface SessionContext {
  headers?: Headers | undefined;
  context: { internalAdapter: { findUserById(id: string): Promise<unknown> } };
}

/**
 * A banned reader gets no session, and the same response as for a wrong password: a stranger with a list
 * of passwords must not learn which accounts are banned.
 *
 * Sessions keep the address in the form that the activity shows. Better Auth would store its rate-limit
 * key: `2001:0db8:0000:0000:0000:0000:0000:0000` for `2001:db8::1`.
 *
 * @param idleDays days without a visit after which a session ends
 * @param secretVersion the version of the secret that signs its cookie
 */
export function beginSession(idleDays: number, secretVersion: number | null) {
  return async (session: NewSession, context: SessionContext | null) => ({
    data: { ...(await begin(session, context, idleDays * DAY_MS)), secretVersion },
  });
}

async function begin(session: NewSession, context: SessionContext | null, idleMs: number) {
  const user = (await context?.context.internalAdapter.findUserById(session.userId)) as {
    bannedAt?: Date | null;
  } | null;
  if (user?.bannedAt) {
    throw APIError.from('UNAUTHORIZED', BASE_ERROR_CODES.INVALID_EMAIL_OR_PASSWORD);
  }
  // An unknown sign-in method creates no sessions.
  if (getNotedVersion(session.userId) === null) {
    throw new Error('A session was requested without a credential version.');
  }
  const kept = getKeptSession(session.userId);
  const ipAddress = authOrigin(context?.headers).address;
  if (kept !== null) {
    const { createdAt, expiresAt, endsAt } = kept;
    return { ipAddress, createdAt, expiresAt, endsAt };
  }
  const endsAt = new Date(session.expiresAt);
  const idleEnd = new Date(Date.now() + idleMs);
  return { ipAddress, endsAt, expiresAt: idleEnd < endsAt ? idleEnd : endsAt };
}

/** A new account has no earlier credentials, so it starts at version 0. */
export function noteNewReader({ id }: { id: string }): Promise<void> {
  noteVersion(id, 0);
  return Promise.resolve();
}

/**
 * Runs before and after each request to Better Auth. It is the last plugin, because other plugins may
 * revoke a new session: for some accounts, a password alone is not enough.
 */
export function accountPlugin(options: {
  queries: Kysely<Schema>;
  events: Events;
  policy: Parameters<typeof passwordPolicy>[0];
}) {
  return {
    id: 'account',
    hooks: {
      before: [noteSubject(options.queries), passwordPolicy(options.policy)],
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware(async (context) => {
            const { newSession, returned } = context.context;
            if (context.path === '/reset-password' && isDone(returned)) {
              const { token } = context.body as { token: string };
              const reader = getOnlySubject();
              if (reader) await beginReview(options.queries, reader.userId, token);
            }
            if (!newSession) {
              // The browser loses its session cookie while the second factor is pending.
              if (asksForSecondFactor(returned)) await endPresentedSession(context);
              return;
            }
            const { user, session } = newSession;
            const wasSignedIn = await endPresentedSession(context);
            const isNewDevice = await markDevice(context, user.id, options.queries);
            const kind = kindOf(context.path, wasSignedIn);
            await options.events.emit({
              ...authOrigin(context.headers),
              kind,
              userId: user.id,
              isNewDevice,
              notice: { to: user as unknown as Addressee, dedupeKey: session.id },
            });
            // If two-factor authentication is turned on again, browsers trusted before must pass it
            // too.
            if (kind === 'second-factor-off') {
              await deleteVerifications(options.queries, user.id);
              await disconnectApps(options.queries, user.id);
            }
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}

function isDone(answer: unknown): boolean {
  return (answer as { status?: unknown } | null)?.status === true;
}

function asksForSecondFactor(answer: unknown): boolean {
  return (answer as { twoFactorRedirect?: unknown } | null)?.twoFactorRedirect === true;
}

/** The event that a newly created session stands for. */
function kindOf(path: string, wasSignedIn: boolean) {
  if (path === '/change-password') return 'password-changed';
  if (path === '/two-factor/disable') return 'second-factor-off';
  return path.startsWith('/two-factor/') && wasSignedIn ? 'second-factor-on' : 'sign-in';
}

/**
 * Signing in ends the session that the browser presented. Otherwise it would stay valid without any browser
 * (session fixation, shared computers).
 * @returns whether it presented one
 */
async function endPresentedSession(context: AnsweredContext): Promise<boolean> {
  const { newSession, authCookies, internalAdapter, secret } = context.context;
  const presented = await context.getSignedCookie(authCookies.sessionToken.name, secret);
  if (typeof presented !== 'string') return false;
  if (presented !== newSession?.session.token) await internalAdapter.deleteSession(presented);
  return true;
}
