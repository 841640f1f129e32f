import path from 'node:path';
import { parse } from 'dotenv';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { crossSiteProblem } from '@gatehouse/contract/crossSiteProblem';
import { parseProviders, type ProviderSettings } from './auth/providers/providerSettings.js';
import { sslModeProblem } from './db/strictUrl.js';
import {
  checkLimitSettings,
  limitSettingsShape,
  toLimitSettings,
  type LimitSettings,
} from './limits/limitSettings.js';
import type { LogLevel } from './log.js';
import {
  checkMailSettings,
  mailSettingsShape,
  toMailSettings,
  type MailSettings,
} from './mail/settings/mailSettings.js';
import {
  checkMetricsSettings,
  metricsSettingsShape,
  toMetricsSettings,
  type MetricsSettings,
} from './ops/metricsSettings.js';
import { StartupError } from './startupError.js';
import { parseTrustProxy, type TrustProxy } from './trustProxy.js';

/** All settings. Documented, with examples, in `.env.example`. */
export interface Settings extends LimitSettings {
  /** Started with NODE_ENV=production. */
  production: boolean;
  port: number;
  /** `null`: the embedded server, with its data in {@link dataDir}. */
  databaseUrl: string | null;
  /** For connections that need their own session (migrations, locks). Differs behind a pooler. */
  databaseUrlUnpooled: string | null;
  /** The database that `gatehouse import supabase` reads. */
  importFromUrl: string | null;
  /** The database that `gatehouse import` writes, if it isn't {@link databaseUrl}. */
  importToUrl: string | null;
  /** Origin of the site: `https://docs.example.com`, without a path. */
  siteUrl: string;
  /** Origin of this server. The same as the site's, unless they are split. */
  authUrl: string;
  /** Signs session cookies. `null` if one is generated and kept in {@link dataDir}. */
  secret: string | null;
  /** What a scheduler sends to `/api/jobs/run`. `null`: the route doesn't exist. */
  cronSecret: string | null;
  /** Absolute. */
  dataDir: string;
  /** The public build, absolute. `null` if it is read from the gated files' manifest. */
  buildDir: string | null;
  /** The gated files, absolute. `null` if they are searched for. */
  gatedDir: string | null;
  /** The proxies trusted to report the client's address. `false`: none. */
  trustProxy: TrustProxy;
  logLevel: LogLevel;
  /** Where to offer the metrics. `null`: nowhere. */
  metrics: MetricsSettings | null;
  /** How emails are sent, and from whom. */
  mail: MailSettings;
  /** The service that checks passwords for breaches. `null`: none. */
  passwordBreachUrl: string | null;
  /** The number of days that the audit trail is kept. */
  auditDays: number;
  /** The external providers that readers can sign in with. */
  providers: ProviderSettings[];
}

const origin = z
  .url({ protocol: /^https?$/, error: 'must be a URL such as https://docs.example.com' })
  .refine((url) => /^https?:\/\/[^/?#@]+\/?$/.test(url), {
    message: 'must be an origin without a path, query or user, such as https://docs.example.com',
  })
  .transform((url) => new URL(url).origin);

const postgresUrl = z
  .url({
    protocol: /^postgres(?:ql)?$/,
    error: 'must be a URL such as postgresql://user:password@host/database',
  })
  .superRefine((url, context) => {
    const problem = sslModeProblem(url);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

export const settingsSchema = z.object({
  ...mailSettingsShape,
  ...metricsSettingsShape,
  ...limitSettingsShape,
  NODE_ENV: z.string().optional(),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(1, 'must be a port from 1 to 65535')
    .max(65535, 'must be a port from 1 to 65535')
    .default(3000),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_UNPOOLED: postgresUrl.optional(),
  FROM_DATABASE_URL: postgresUrl.optional(),
  TO_DATABASE_URL: postgresUrl.optional(),
  SITE_URL: origin.optional(),
  AUTH_URL: origin.optional(),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32, 'is shorter than 32 characters: generate one with "openssl rand -base64 32"')
    .optional(),
  CRON_SECRET: z
    .string()
    .regex(
      /^[\x21-\x7e]{32,}$/,
      'must be 32 or more characters without spaces: generate one with "openssl rand -hex 32"',
    )
    .optional(),
  DATA_DIR: z.string().default('.data'),
  BUILD_DIR: z.string().optional(),
  GATED_DIR: z.string().optional(),
  TRUST_PROXY: z
    .string()
    .optional()
    .transform((value, context) => {
      const parsed = parseTrustProxy(value ?? '');
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: parsed.problem });
      return z.NEVER;
    }),
  AUDIT_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(3650, 'must be 3650 or less')
    .default(180),
  PASSWORD_BREACH_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://api.pwnedpasswords.com' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  GATEHOUSE_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    })
    .default('info'),
});

/**
 * Checks that involve several settings. Separate from the schema, so that all problems are reported at
 * once.
 */
function checkTogether(env: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  const production = env.NODE_ENV === 'production';
  if (env.BETTER_AUTH_SECRET === undefined && (production || env.DATABASE_URL !== undefined)) {
    const why = production ? 'in production' : 'with DATABASE_URL';
    problems.push(
      `BETTER_AUTH_SECRET is required ${why}: generate one with "openssl rand -base64 32"`,
    );
  }
  if (env.BETTER_AUTH_SECRETS !== undefined) {
    // Better Auth reads this variable itself, and prefers it to the secret that the session reader uses.
    problems.push('BETTER_AUTH_SECRETS is not supported: set BETTER_AUTH_SECRET');
  }
  if (env.DATABASE_URL_UNPOOLED !== undefined && env.DATABASE_URL === undefined) {
    problems.push('DATABASE_URL_UNPOOLED has no effect without DATABASE_URL: set both or neither');
  }
  return problems;
}

/**
 * Reads all settings at once.
 *
 * @param env usually the process's environment
 * @param directory the base of relative paths
 * @throws StartupError that lists every invalid setting, but never a value, which may be a secret.
 * Two origins that are not same-site are included: they are public
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, directory: string) {
  const given = withoutEmpty(env);
  const parsed = settingsSchema.safeParse(given);
  const ways = parseProviders(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...checkTogether(given),
    ...checkMailSettings(given),
    ...checkMetricsSettings(given),
    ...checkLimitSettings(given),
    ...ways.problems,
  ];
  if (!parsed.success || problems.length > 0) {
    throw new StartupError(
      `These settings are not valid:\n${problems.map((problem) => `  ${problem}\n`).join('')}Set them ` +
        'in the environment or in .env. See .env.example for all settings.',
    );
  }
  const values = parsed.data;
  const siteUrl = values.SITE_URL ?? `http://localhost:${values.PORT}`;
  const authUrl = values.AUTH_URL ?? siteUrl;
  const crossSite = crossSiteProblem(siteUrl, authUrl);
  if (crossSite !== null) throw new StartupError(crossSite);
  const settings: Settings = {
    ...toLimitSettings(values),
    metrics: toMetricsSettings(values),
    production: values.NODE_ENV === 'production',
    port: values.PORT,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseUrlUnpooled: values.DATABASE_URL_UNPOOLED ?? values.DATABASE_URL ?? null,
    importFromUrl: values.FROM_DATABASE_URL ?? null,
    importToUrl: values.TO_DATABASE_URL ?? null,
    siteUrl,
    authUrl,
    cronSecret: values.CRON_SECRET ?? null,
    secret: values.BETTER_AUTH_SECRET ?? null,
    dataDir: path.resolve(directory, values.DATA_DIR),
    buildDir: values.BUILD_DIR === undefined ? null : path.resolve(directory, values.BUILD_DIR),
    gatedDir: values.GATED_DIR === undefined ? null : path.resolve(directory, values.GATED_DIR),
    trustProxy: values.TRUST_PROXY,
    logLevel: values.GATEHOUSE_LOG_LEVEL,
    passwordBreachUrl: values.PASSWORD_BREACH_URL ?? null,
    auditDays: values.AUDIT_DAYS,
    providers: ways.providers,
    mail: toMailSettings(values, path.resolve(directory, values.DATA_DIR)),
  };
  return settings;
}

/** The server's origin when it differs from the site's: browsers then load gated files from it. */
export function splitOrigin(settings: Pick<Settings, 'siteUrl' | 'authUrl'>): string | null {
  return settings.authUrl === settings.siteUrl ? null : settings.authUrl;
}

/** {@link readSettings} for the result of {@link readEnvironment}. */
export function readProcessSettings(directory: string): Settings {
  return readSettings(readEnvironment(directory), directory);
}

/** The process's environment, completed by `.env`. Empty values count as not set. */
export function readEnvironment(directory: string): Record<string, string | undefined> {
  const file = path.join(directory, '.env');
  const fromFile = existsSync(file) ? parse(readFileSync(file)) : {};
  return withoutEmpty({ ...fromFile, ...process.env });
}

/** Adds `.env` to the process's environment: plugins in `gatehouse.config.ts` may read it. */
export function loadEnvironment(directory: string): void {
  Object.assign(process.env, readEnvironment(directory));
}

/** `PORT=` in a file means "not set", as in a shell. */
const withoutEmpty = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
