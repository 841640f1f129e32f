import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';

type Fields = NonNullable<NonNullable<BetterAuthOptions['user']>['additionalFields']>;

/** What a site adds to Better Auth. It is code that runs in the server: take it from whom you trust. */
export interface AuthExtension {
  /** Their endpoints are open below `/api/auth`, and their tables are made at the next start. */
  plugins?: BetterAuthPlugin[];
  /** Columns of the table `user`. */
  user?: { additionalFields?: Fields };
  /** Requests (`max`) in so many seconds (`window`), by path. */
  rateLimit?: { customRules?: Record<string, { window: number; max: number }> };
}

const IS_SET_UP = 'is already set up by Gatehouse';

/** Plugins that the server has itself, and those that would undo a promise of the gate. */
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

/** Where an option of Better Auth is decided, if it is one that people look for here. */
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

/** @returns where to decide what an option of Better Auth decides, or `null` when there is no such place */
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

/** Only what adds something. What the gate depends on has no place here, and so nothing is merged over it. */
export const authExtensionSchema = z.strictObject({
  plugins: z.array(pluginSchema).default([]),
  user: z
    .strictObject({ additionalFields: z.record(fieldName, fieldSchema).default({}) })
    .prefault({}),
  rateLimit: z
    .strictObject({ customRules: z.record(z.string(), limitSchema).default({}) })
    .prefault({}),
});
