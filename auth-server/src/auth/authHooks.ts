import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { BASE_ERROR_CODES } from '@better-auth/core/error';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Events } from '../events/events.js';
import type { Addressee } from '../mail/message/Mail.js';
import { authOrigin } from './authHeaders.js';
import { markDevice } from './devices/markDevice.js';
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
 * A banned reader gets no session, and the answer of a wrong password: that an account is banned is
 * nothing that a stranger with a list of passwords should learn.
 *
 * The others' sessions keep the address as the activity does. Better Auth would keep what it counts
 * requests by, which is `2001:0db8:0000:0000:0000:0000:0000:0000` for `2001:db8::1`.
 *
 * @param idleDays after which a session ends that nobody uses
 */
export function beginSession(idleDays: number) {
  return (session: NewSession, context: SessionContext | null) =>
    begin(session, context, idleDays * DAY_MS);
}

async function begin(session: NewSession, context: SessionContext | null, idleMs: number) {
  const user = (await context?.context.internalAdapter.findUserById(session.userId)) as {
    bannedAt?: Date | null;
  } | null;
  if (user?.bannedAt) {
    throw APIError.from('UNAUTHORIZED', BASE_ERROR_CODES.INVALID_EMAIL_OR_PASSWORD);
  }
  // A way in that nobody has thought of here makes no sessions.
  if (getNotedVersion(session.userId) === null) {
    throw new Error('A session was requested without a credential version.');
  }
  const kept = getKeptSession(session.userId);
  const ipAddress = authOrigin(context?.headers).address;
  if (kept !== null) {
    const { createdAt, expiresAt, endsAt } = kept;
    return { data: { ipAddress, createdAt, expiresAt, endsAt } };
  }
  const endsAt = new Date(session.expiresAt);
  const idleEnd = new Date(Date.now() + idleMs);
  return { data: { ipAddress, endsAt, expiresAt: idleEnd < endsAt ? idleEnd : endsAt } };
}

/** Nothing was proven before there was an account. */
export function noteNewReader({ id }: { id: string }): Promise<void> {
  noteVersion(id, 0);
  return Promise.resolve();
}

/**
 * What happens before and after the requests that Better Auth answers. A plugin, and the last one,
 * because its other plugins may take a session back: a password alone is not enough for some.
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
              // The browser has lost its session's cookie while a second factor is asked for.
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
            // Turned on again, it is asked for in browsers that were trusted before as well.
            if (kind === 'second-factor-off') await deleteVerifications(options.queries, user.id);
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

/** What it means that a request made a session. */
function kindOf(path: string, wasSignedIn: boolean) {
  if (path === '/change-password') return 'password-changed';
  if (path === '/two-factor/disable') return 'second-factor-off';
  return path.startsWith('/two-factor/') && wasSignedIn ? 'second-factor-on' : 'sign-in';
}

/**
 * Whoever signs in while a session of theirs is still alive leaves it behind, valid, in no browser:
 * session fixation, and shared computers. Signing in ends the session that the browser presented.
 *
 * @returns whether it presented one
 */
async function endPresentedSession(context: AnsweredContext): Promise<boolean> {
  const { newSession, authCookies, internalAdapter, secret } = context.context;
  const presented = await context.getSignedCookie(authCookies.sessionToken.name, secret);
  if (typeof presented !== 'string') return false;
  if (presented !== newSession?.session.token) await internalAdapter.deleteSession(presented);
  return true;
}
