import { runWithTransaction } from '@better-auth/core/context';
import { BASE_ERROR_CODES } from '@better-auth/core/error';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { withCommitWork } from '../../db/commitWork.js';
import type { Schema } from '../../db/schema.js';
import { isDuplicate } from '../../db/violations.js';
import { createLinkToken, hashLinkToken } from '../../linkToken.js';
import { resolveMailLocale } from '@gatehouse/contract/mailLocale';
import type { Events } from '../../events/events.js';
import { pathInSite } from '../../mail/message/sitePath.js';
import { authOrigin } from '../authHeaders.js';
import type { AccountMailer } from '../accountMails.js';
import { advanceVersion } from '../proof/proofs.js';
import {
  deleteSignUps,
  getSignUp,
  getSignUpOfBrowser,
  insertSignUp,
  listSignUps,
  SIGN_UP_MINUTES,
  type PendingSignUp,
} from './pendingSignUps.js';
import { signUpClosed, type SignUpRule } from './signUpRule.js';

/** The most sign-ups of an address to check for a password: each costs a hash. */
const MAX_TRIED = 10;

/**
 * Sign-up with a password: the account is created only once its address is verified. So no account
 * with an attacker's password waits for the owner of an address (OAU-01), and requests reveal
 * nothing: a known address takes the same path and gets a different email (ENU-03).
 *
 * If only some addresses may sign up, no one learns which: they are likely future readers. The
 * others get the same response, but no email.
 *
 * The link proves the address and nothing else, because anyone can have one sent. The account gets
 * the password of the sign-up from the browser that follows the link, or the one that matches what
 * is typed there (CRD-14).
 *
 * authRoutes has validated the bodies.
 */
export function signUpPlugin(options: {
  queries: Kysely<Schema>;
  mailer: AccountMailer;
  events: Events;
  rule: SignUpRule;
}) {
  const { queries, mailer, events, rule } = options;

  async function keepAndWrite(
    signUp: PendingSignUp,
    knownAs: string | null,
    headers: Headers | undefined,
  ): Promise<void> {
    const { token, hash } = createLinkToken();
    await insertSignUp(queries, hash, signUp);
    // Stored but never confirmed, so that an address that may not sign up takes the same time.
    if (knownAs === null && !rule.allows(signUp.email)) return;
    const about = {
      to: signUp.email,
      dedupeKey: hash,
      locale: resolveMailLocale(signUp.locale),
    };
    await mailer.sendLink(
      knownAs === null
        ? {
            ...about,
            template: 'verification',
            data: {
              name: signUp.name,
              path: `/verify-email#token=${token}`,
              validMinutes: SIGN_UP_MINUTES,
            },
          }
        : { ...about, template: 'address-in-use', data: { name: knownAs, path: '/sign-in' } },
      { purpose: 'sign-up', cookie: headers?.get('cookie') },
    );
  }

  return {
    id: 'sign-up',
    endpoints: {
      requestSignUp: createAuthEndpoint(
        '/sign-up/request',
        {
          method: 'POST',
          body: z.object({
            name: z.string(),
            email: z.string(),
            password: z.string(),
            next: z.string(),
            locale: z.string(),
            browserSecret: z.string().optional(),
          }),
        },
        async (context) => {
          // Before checking whether the reader exists: all addresses get the same response.
          if (rule.kind === 'closed') throw signUpClosed();
          const { password, browserSecret, ...rest } = context.body;
          const { email } = rest;
          const { internalAdapter } = context.context;
          const known = await internalAdapter.findUserByEmail(email);
          const passwordHash = await context.context.password.hash(password);
          const knownAs = known?.user.name ?? null;
          const browserHash = browserSecret === undefined ? null : hashLinkToken(browserSecret);
          await keepAndWrite({ ...rest, passwordHash, browserHash }, knownAs, context.headers);
          return context.json({ status: true });
        },
      ),

      resendSignUp: createAuthEndpoint(
        '/sign-up/resend',
        { method: 'POST', body: z.object({ email: z.string() }) },
        async (context) => {
          const { email } = context.body;
          const [signUp = null] = await listSignUps(queries, email, 1);
          const known = await context.context.internalAdapter.findUserByEmail(email);
          if (signUp !== null && known === null) await keepAndWrite(signUp, null, context.headers);
          return context.json({ status: true });
        },
      ),

      confirmSignUp: createAuthEndpoint(
        '/sign-up/confirm',
        {
          method: 'POST',
          body: z.object({
            token: z.string(),
            password: z.string().optional(),
            browserSecret: z.string().optional(),
            home: z.string(),
          }),
        },
        async (context) => {
          const { internalAdapter, adapter, password } = context.context;
          const hash = hashLinkToken(context.body.token);
          const linked = await getSignUp(queries, hash);
          // The rule may have changed since the link was sent.
          if (linked !== null && !rule.allows(linked.email)) throw invalidLink();
          // Someone already verified the address: with another link, or concurrently.
          if (linked === null || (await internalAdapter.findUserByEmail(linked.email)) !== null) {
            throw invalidLink();
          }
          const { browserSecret, password: typed } = context.body;
          const signUp =
            (browserSecret === undefined
              ? null
              : await getSignUpOfBrowser(queries, linked.email, hashLinkToken(browserSecret))) ??
            (typed === undefined
              ? null
              : await findByPassword(
                  [linked, ...(await listSignUps(queries, linked.email, MAX_TRIED))],
                  typed,
                  password.verify,
                ));
          if (signUp === null) {
            throw APIError.from('BAD_REQUEST', BASE_ERROR_CODES.INVALID_PASSWORD);
          }
          const { email, name, locale, passwordHash, next } = signUp;
          let userId = '';
          let announce = () => Promise.resolve();
          const record = async (transaction: Kysely<Schema>) => {
            await deleteSignUps(transaction, email);
            const notice = {
              to: { name, email, locale },
              dedupeKey: hash,
              path: pathInSite(next, context.body.home),
            };
            const origin = authOrigin(context.headers);
            announce = await events.record(
              { ...origin, kind: 'sign-up', userId, notice },
              transaction,
            );
          };
          const create = async () => {
            const created = await internalAdapter.createUser(
              { email, name, locale, emailVerified: true },
              { method: 'email-password' },
            );
            await internalAdapter.linkAccount({
              userId: created.id,
              providerId: 'credential',
              accountId: created.id,
              password: passwordHash,
            });
            userId = created.id;
            return created;
          };
          const user = await withCommitWork(record, () =>
            runWithTransaction(adapter, create),
          ).catch((error: unknown) => {
            throw isDuplicate(error) ? invalidLink() : error;
          });
          await announce();
          // The first password changes the account's credentials (migration 005).
          advanceVersion(user.id);
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return context.json({ status: true, email, next });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

async function findByPassword(
  signUps: PendingSignUp[],
  password: string,
  verify: (attempt: { hash: string; password: string }) => Promise<boolean>,
): Promise<PendingSignUp | null> {
  const byHash = new Map(signUps.map((signUp) => [signUp.passwordHash, signUp]));
  for (const [hash, signUp] of byHash) if (await verify({ hash, password })) return signUp;
  return null;
}

function invalidLink(): APIError {
  return new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'INVALID_TOKEN' });
}
