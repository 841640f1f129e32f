import type { BetterAuthOptions } from 'better-auth';
import { lastLoginMethod } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Schema } from '../db/schema.js';
import type { Log } from '../log.js';
import { FRESH_MINUTES } from '../session/sessionReader.js';
import { cookiePrefix } from '../session/sessionCookie.js';
import type { Events } from '../events/events.js';
import type { AccountMailer } from './accountMails.js';
import { CLIENT_ADDRESS_HEADER } from './authHeaders.js';
import { accountPlugin, beginSession, noteNewReader } from './authHooks.js';
import { apiKeyPlugin } from './apiKeys/apiKeyPlugin.js';
import { createDeviceReader } from './devices/deviceCookie.js';
import type { authExtensionSchema } from './extension/AuthExtension.js';
import type { GuessLimits } from './guesses/createGuessLimits.js';
import { magicLinkPlugin } from './magicLink.js';
import { oauthPlugin } from './oauth/oauthPlugin.js';
import { passkeyPlugin } from './passkeys/passkeyPlugin.js';
import { bindLink, checkLink } from './proof/linkBinding.js';
import { emitConnection } from './providers/connectionEvent.js';
import type { FoundProvider } from './providers/findProviders.js';
import { forgetTokens, refuseUnproven } from './providers/linkingRules.js';
import { providersPlugin } from './providers/providersPlugin.js';
import { secondFactorPlugin } from './secondFactor/secondFactorPlugin.js';
import type { PasswordHash } from './passwordHash.js';
import type { BreachCheck } from './passwordPolicy/createBreachCheck.js';
import { passwordReset } from './passwordReset/passwordReset.js';
import { hashIdentifier } from './passwordReset/verificationValues.js';
import { signUpPlugin } from './signUp/signUpPlugin.js';
import { createSignUpRule, refuseUninvited, requireInvited } from './signUp/signUpRule.js';

export const PASSWORD_LENGTH = { min: 12, max: 128 };
/** Characters before normalization: a composed character may be typed as several. */
export const LONGEST_TYPED = 8 * PASSWORD_LENGTH.max;
export const AUTH_PATH = '/api/auth';

const DAY = 24 * 60 * 60;

export interface AuthSettings {
  siteUrl: string;
  authUrl: string;
  secret: string;
  siteName: string;
  /** Where to check for breached passwords, see {@link BreachCheck}. `null` turns the check off. */
  passwordBreachUrl: string | null;
  /** From `gatehouse.config.ts`. */
  config: {
    signUp: Parameters<typeof createSignUpRule>[0];
    sessions: { days: number; idleDays: number };
    betterAuth: z.output<typeof authExtensionSchema>;
  };
}

/** Better Auth's configuration. Migrations need it too, on their own connection. */
export function authOptions(options: {
  settings: AuthSettings;
  queries: Kysely<Schema>;
  /**
   * For queries that run while Better Auth holds a transaction. On the same pool, enough of them at
   * once would deadlock: each would wait for another's connection.
   */
  besideTransactions: Kysely<Schema>;
  log: Log;
  passwordHash: PasswordHash;
  mailer: AccountMailer;
  isBreached: BreachCheck;
  providers: readonly FoundProvider[];
  events: Events;
  guesses: GuessLimits;
}) {
  const { settings, log, queries, mailer, isBreached, events, providers, guesses } = options;
  const { config } = settings;
  const appName = settings.siteName;
  const signUpRule = createSignUpRule(config.signUp);
  const words = ['Gatehouse', appName, new URL(settings.siteUrl).hostname];
  return {
    appName,
    // Fixed: never derived from Host or X-Forwarded-*, which would end up in links and cookies.
    baseURL: settings.authUrl,
    basePath: AUTH_PATH,
    secret: settings.secret,
    trustedOrigins: [settings.siteUrl, settings.authUrl],
    // One transaction for each sign-up: an outage never leaves a reader without an account.
    database: { db: queries as unknown as Kysely<never>, type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      // Only signUpPlugin creates accounts.
      disableSignUp: true,
      requireEmailVerification: true,
      // Better Auth measures what was typed. authRoutes bounds that, and measures what is hashed.
      minPasswordLength: 1,
      maxPasswordLength: LONGEST_TYPED,
      password: options.passwordHash,
      ...passwordReset({ queries, mailer, events }),
    },
    user: {
      validateUserInfo: (about) => refuseUnproven(about) ?? refuseUninvited(signUpRule, about),
      additionalFields: {
        ...config.betterAuth.user.additionalFields,
        /** The language of the reader's emails. */
        locale: { type: 'string', required: false, input: false, returned: false },
        role: { type: 'string', required: true, defaultValue: 'reader', input: false },
        bannedAt: { type: 'date', required: false, input: false, returned: false },
      },
    },
    session: {
      // The cookie's lifetime and the session's absolute end. Until then, the session reader
      // extends the session without setting another cookie. No cookie cache: a revoked session
      // would live on in it.
      expiresIn: config.sessions.days * DAY,
      disableSessionRefresh: true,
      additionalFields: {
        /** The absolute end, however active the reader is. `expiresAt` is never later. */
        endsAt: { type: 'date', required: false, input: false, returned: false },
      },
      freshAge: FRESH_MINUTES * 60,
      cookieCache: { enabled: false },
    },
    verification: {
      storeIdentifier: { hash: hashIdentifier },
      additionalFields: {
        userId: { type: 'string', required: false, input: false },
        credentialVersion: { type: 'number', required: false, input: false },
      },
    },
    rateLimit: {
      enabled: true,
      // In memory, every instance would have its own limit, and a restart would reset it.
      storage: 'database',
      customRules: {
        ...config.betterAuth.rateLimit.customRules,
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/request': { window: 60, max: 10 },
        '/sign-up/resend': { window: 60, max: 5 },
        '/sign-up/confirm': { window: 60, max: 10 },
        '/request-password-reset': { window: 60, max: 5 },
        '/reset-password': { window: 60, max: 10 },
        '/sign-in/magic-link': { window: 60, max: 5 },
        '/magic-link/verify': { window: 60, max: 10 },
        '/sign-in/social': { window: 60, max: 20 },
        '/two-factor/*': { window: 60, max: 10 },
        '/passkey/*': { window: 60, max: 30 },
        '/change-password': { window: 60, max: 5 },
        // Counting would cost more than the request. And signing out must clear the cookie even
        // while the database is down.
        '/get-session': false,
        '/sign-out': false,
      },
    },
    account: {
      // Linked automatically only if both the provider and the server have verified the address.
      // Otherwise, a reader who has just signed in can link any account.
      accountLinking: { enabled: true, allowDifferentEmails: true },
      updateAccountOnSignIn: false,
    },
    databaseHooks: {
      user: { create: { before: requireInvited(signUpRule), after: noteNewReader } },
      session: { create: { before: beginSession(config.sessions.idleDays) } },
      verification: {
        create: { before: bindLink(options.besideTransactions) },
        delete: { before: checkLink(options.besideTransactions) },
      },
      account: {
        create: {
          before: forgetTokens,
          after: emitConnection({ queries, events }),
        },
      },
    },
    plugins: [
      signUpPlugin({ queries, mailer, events, rule: signUpRule }),
      magicLinkPlugin({ queries, mailer }),
      secondFactorPlugin(appName, { queries, guesses, readDevice: createDeviceReader(settings) }),
      oauthPlugin(),
      passkeyPlugin({ name: appName, siteUrl: settings.siteUrl, queries }),
      providersPlugin(providers, { queries, log }),
      apiKeyPlugin(),
      lastLoginMethod({
        cookieName: `${cookiePrefix(settings.authUrl)}.last_method`,
        customResolveMethod: ({ path }) => (path === '/sign-up/confirm' ? 'email' : null),
      }),
      ...config.betterAuth.plugins,
      accountPlugin({ queries, events, policy: { words, isBreached } }),
    ],
    // Its spans contain the texts of errors, and those may contain what a reader has sent.
    experimental: { instrumentation: { enabled: false } },
    advanced: {
      cookiePrefix: cookiePrefix(settings.authUrl),
      // The name above already includes the prefix.
      useSecureCookies: false,
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: settings.authUrl.startsWith('https:'),
      },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // Explicit: Better Auth turns these off under NODE_ENV=test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      // Migrations take care of the schema, and a database that is down at startup must not be
      // fatal.
      database: { validateSchema: false },
    },
    telemetry: { enabled: false },
    // Anything other than an APIError reaches the server's error handler. Better Auth would print
    // it to console.error, with its SQL.
    onAPIError: { throw: true },
    logger: {
      level: 'warn',
      // The arguments may contain addresses, queries and tokens. The message is enough in addition
      // to the server's own line for the request. "User not found" would reveal in the log who has
      // an account.
      log: (level, message) => {
        // Better Auth logs bad requests as errors. The server logs real errors itself.
        const ours = level === 'error' ? 'warn' : 'debug';
        log[ours]({ from: 'better-auth' }, message);
      },
    },
  } satisfies BetterAuthOptions;
}
