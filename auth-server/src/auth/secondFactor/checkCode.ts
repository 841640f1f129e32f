import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { TWO_FACTOR_ERROR_CODES } from 'better-auth/plugins/two-factor';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { networkOf } from '../../http/requestContext/clientNetwork.js';
import { authOrigin } from '../authHeaders.js';
import type { GuessKind, GuessLimits } from '../guesses/createGuessLimits.js';
import { findTotpStep, useTotpStep } from './totpCode.js';

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Better Auth's name for the cookie between password and code, which it does not export. */
const PENDING_COOKIE = 'two_factor';

const KINDS: Readonly<Record<string, GuessKind>> = {
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'backup-code',
};

/**
 * Runs before Better Auth checks a code. Better Auth counts only after its check, so parallel guesses
 * would bypass the limit, and it would accept a current code twice. Here, a guess counts for the account
 * before the code is checked, across any number of sign-ins. An authenticator code is used up before
 * Better Auth creates a session (TOK-11).
 */
export function checkCode(options: {
  queries: Kysely<Schema>;
  guesses: GuessLimits;
  /** See `createDeviceReader`. */
  readDevice: (cookieHeader: string | undefined) => string | null;
}) {
  const { queries, guesses, readDevice } = options;
  return {
    matcher: ({ path }: { path?: string }) => path !== undefined && Object.hasOwn(KINDS, path),
    handler: createAuthMiddleware(async (context) => {
      const user = await findUser(context);
      const kind = KINDS[context.path];
      // Without a first factor, there is no account to guess for, and Better Auth refuses the code.
      if (user === null || kind === undefined) return;
      const giveBack = await guesses.take({
        kind,
        email: user.email,
        network: networkOf(authOrigin(context.headers).address ?? ''),
        device: readDevice(context.headers?.get('cookie') ?? undefined),
      });
      // A valid backup code still counts as a guess: there are only ten, and Better Auth uses it up.
      if (kind === 'totp' && (await isUnusedCode(context, user.id))) await giveBack();
    }),
  };

  /** @throws APIError when the code is wrong or was used before */
  async function isUnusedCode(context: AuthContext, userId: string): Promise<boolean> {
    const row = await queries
      .selectFrom('twoFactor')
      .select(['id', 'secret'])
      .where('userId', '=', userId)
      .executeTakeFirst();
    // Without a second factor, Better Auth refuses the code itself.
    if (row === undefined) return false;
    const { code } = context.body as { code: string };
    const secret = await symmetricDecrypt({
      key: context.context.secretConfig,
      data: row.secret,
    });
    const step = findTotpStep(secret, code, Date.now());
    if (step === null) throw refusal('INVALID_CODE');
    if (!(await useTotpStep(queries, row.id, step))) throw refusal('CODE_ALREADY_USED');
    return true;
  }
}

/**
 * The code's reader: from the session, or from the sign-in that waits for it. In Better Auth's
 * order.
 */
async function findUser(context: AuthContext): Promise<{ id: string; email: string } | null> {
  const session = await getSessionFromCtx(context);
  if (session !== null) return session.user;
  const { createAuthCookie, internalAdapter, secret } = context.context;
  const pending = await context.getSignedCookie(createAuthCookie(PENDING_COOKIE).name, secret);
  if (!pending) return null;
  const verification = await internalAdapter.findVerificationValue(pending);
  return verification && internalAdapter.findUserById(verification.value);
}

function refusal(code: 'INVALID_CODE' | 'CODE_ALREADY_USED'): APIError {
  const message = code === 'INVALID_CODE' ? TWO_FACTOR_ERROR_CODES.INVALID_CODE.message : code;
  return new APIError('UNAUTHORIZED', { code, message });
}
