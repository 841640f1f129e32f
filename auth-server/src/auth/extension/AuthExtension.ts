import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';

type Fields = NonNullable<NonNullable<BetterAuthOptions['user']>['additionalFields']>;

/** A site's additions to Better Auth. This is code that runs in the server: use only code you trust. */
export interface AuthExtension {
  /** Their endpoints are served under `/api/auth`, and their tables are created at the next start. */
  plugins?: BetterAuthPlugin[];
  /** Extra columns of the `user` table. */
  user?: { additionalFields?: Fields };
  /** At most `max` requests in `window` seconds, by path. */
  rateLimit?: { customRules?: Record<string, { window: number; max: number }> };
}

const IS_SET_UP = 'is already set up by Gatehouse';

/** Plugins that the server already uses, or that would break a guarantee of the gate. */
const REFUSED_PLUGINS = new Map([
  ['account', IS_SET_UP],
  ['sign-up', IS_SET_UP],
  ['magic-link', IS_SET_UP],
  ['two-factor', IS_SET_UP],
  ['passkey', IS_SET_UP],
  ['generic-oauth', 'is already set up by Gatehouse: set OIDC_PROVIDERS in the environment'],
  ['last-login-method', IS_SET_UP],
  ['admin', 'would let one reader sign in as another: use `gatehouse admin`'],
  ['anonymous', 'would create accounts without a confirmed address'],
  ['bearer', 'would accept sessions from outside the HttpOnly cookie'],
  ['jwt', 'would sign tokens with keys of its own: use GET /api/auth/token'],
  ['multi-session', 'would keep sessions alive that signing out must end'],
  ['oauth-proxy', 'would send sign-ins through another origin'],
  ['custom-session', 'would answer with a session other than the one in the database'],
]);

/** Options of Better Auth that Gatehouse controls, and where to set them instead. */
const DECIDED_ELSEWHERE = new Map([
  ['appName', 'set `name` next to `betterAuth`'],
  ['session', 'set `sessions` next to `betterAuth`'],
  ['baseURL', 'set AUTH_URL in the environment'],
  ['trustedOrigins', 'set SITE_URL and AUTH_URL in the environment'],
  [
    'socialProviders',
    'set GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID or OIDC_PROVIDERS in the environment',
  ],
  ['databaseHooks', 'write a plugin whose `init` returns `{ options: { databaseHooks } }`'],
  ['hooks', 'write a plugin with `hooks`'],
  ['emailAndPassword', 'password rules cannot be changed'],
]);

/** @returns where to set what a Better Auth option would set, or `null` if nowhere */
export const whereDecided = (option: string): string | null =>
  DECIDED_ELSEWHERE.get(option) ?? null;

const OUR_FIELDS = new Set([
  'id',
  'name',
  'email',
  'emailVerified',
  'image',
  'createdAt',
  'updatedAt',
  'locale',
  'role',
  'bannedAt',
  'twoFactorEnabled',
  'credentialVersion',
  'lastLoginMethod',
]);

const pluginSchema = z
  .custom<BetterAuthPlugin>(
    (value) => typeof (value as { id?: unknown } | null)?.id === 'string',
    'is not a Better Auth plugin: it has no id',
  )
  .superRefine(({ id }, context) => {
    const reason = REFUSED_PLUGINS.get(id);
    if (reason !== undefined) context.addIssue(`"${id}" ${reason}`);
  });

const fieldSchema = z.custom<Fields[string]>(
  (value) => typeof (value as { type?: unknown } | null)?.type === 'string',
  'is not a Better Auth field: it has no type',
);
const fieldName = z
  .string()
  .refine((name) => !OUR_FIELDS.has(name), 'is one of Gatehouse’s own fields');
const limitSchema = z.strictObject({
  window: z.number().positive(),
  max: z.number().int().positive(),
});

/**
 * Additions only. Settings that the gate depends on can't be expressed here, so nothing overrides
 * them.
 */
export const authExtensionSchema = z.strictObject({
  plugins: z.array(pluginSchema).default([]),
  user: z
    .strictObject({ additionalFields: z.record(fieldName, fieldSchema).default({}) })
    .prefault({}),
  rateLimit: z
    .strictObject({ customRules: z.record(z.string(), limitSchema).default({}) })
    .prefault({}),
});
