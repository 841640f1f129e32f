import { z } from 'zod';
import { DRIVERS, joinDriver } from './driver.js';
import { sslModeProblem } from './strictUrl.js';

export interface DatabaseSettings {
  /** `null`: the embedded server. Includes the driver, see {@link joinDriver}. */
  databaseUrl: string | null;
  /** For migrations. Differs behind a pooler. */
  databaseUrlUnpooled: string | null;
  /** The database that `gatehouse import supabase` reads. */
  importFromUrl: string | null;
  /** The database that `gatehouse import` writes, if it isn't {@link databaseUrl}. */
  importToUrl: string | null;
}

const postgresUrl = z
  .url({
    protocol: /^postgres(?:ql)?$/,
    error: 'must be a URL such as postgresql://user:password@host/database',
  })
  .superRefine((url, context) => {
    const problem = sslModeProblem(url);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

/** The database settings, as part of the schema of all settings. */
export const databaseSettingsShape = {
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_UNPOOLED: postgresUrl.optional(),
  FROM_DATABASE_URL: postgresUrl.optional(),
  TO_DATABASE_URL: postgresUrl.optional(),
  DATABASE_DRIVER: z.enum(DRIVERS, { error: 'must be tcp or websocket' }).default('tcp'),
  DATABASE_WEBSOCKET_URL: z
    .url({ protocol: /^wss?$/, error: 'must be a URL such as wss://proxy.example.com/v1' })
    .optional(),
};

/** Checks that involve several settings. */
export function checkDatabaseSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  for (const name of ['DATABASE_URL_UNPOOLED', 'DATABASE_DRIVER']) {
    if (env[name] === undefined || env.DATABASE_URL !== undefined) continue;
    problems.push(`${name} has no effect without DATABASE_URL: set both or neither`);
  }
  if (env.DATABASE_WEBSOCKET_URL !== undefined && env.DATABASE_DRIVER !== 'websocket') {
    problems.push('DATABASE_WEBSOCKET_URL has no effect without DATABASE_DRIVER=websocket');
  }
  return problems;
}

/** @param values parsed by {@link databaseSettingsShape} and accepted by {@link checkDatabaseSettings} */
export function toDatabaseSettings(
  values: z.output<z.ZodObject<typeof databaseSettingsShape>>,
): DatabaseSettings {
  const options = { driver: values.DATABASE_DRIVER, proxy: values.DATABASE_WEBSOCKET_URL ?? null };
  const withDriver = (url: string | undefined) =>
    url === undefined ? null : joinDriver(url, options);
  return {
    databaseUrl: withDriver(values.DATABASE_URL),
    databaseUrlUnpooled: withDriver(values.DATABASE_URL_UNPOOLED ?? values.DATABASE_URL),
    importFromUrl: values.FROM_DATABASE_URL ?? null,
    importToUrl: withDriver(values.TO_DATABASE_URL),
  };
}
