import { z } from 'zod';

/** How much the server takes on: all limits that a site owner can change. */
export interface LimitSettings {
  /** Emails with links per purpose and hour, to all addresses combined. */
  mailHourlyLimit: number;
  /** Gated pages and files per reader and minute. */
  readsPerMinute: number;
  /** Requests per API key and minute. */
  apiKeyRequestsPerMinute: number;
  /** See {@link ConnectionLimits}. */
  connections: ConnectionLimits;
  bodies: BodyLimits;
  /** The most connections to the database. */
  databasePoolSize: number;
  passwordHashes: {
    /** How many are computed at once. `null`: as many as the processor allows. */
    atOnce: number | null;
    /** How many wait before further ones are refused. */
    waiting: number;
  };
}

/** Limits on connections and the headers of requests. */
export interface ConnectionLimits {
  /** Open connections. Further ones are closed. */
  max: number;
  /** Bytes of all headers of a request. */
  headerBytes: number;
  headers: number;
  /** Milliseconds until the headers of a request must have arrived. */
  headersTimeout: number;
  /** Milliseconds until a whole request must have arrived. */
  requestTimeout: number;
  /** Milliseconds that a connection stays open without a request. */
  keepAliveTimeout: number;
  /** Milliseconds without a byte in either direction during a request. */
  stallTimeout: number;
}

/** Bytes. */
export interface BodyLimits {
  json: number;
  mcp: number;
  avatar: number;
}

const MILLISECONDS = 1000;
const KB = 1024;

function whole(unit: string, { min, max, usual }: { min: number; max: number; usual: number }) {
  return z.coerce
    .number({ error: `must be a number of ${unit}` })
    .int('must be a whole number')
    .min(min, `must be ${min} or more`)
    .max(max, `must be ${max} or less`)
    .default(usual);
}

const ANY = Number.MAX_SAFE_INTEGER;

/** The limits, as part of the schema of all settings. */
export const limitSettingsShape = {
  MAIL_HOURLY_LIMIT: whole('emails', { min: 1, max: ANY, usual: 1000 }),
  READS_PER_MINUTE: whole('pages and files', { min: 1, max: ANY, usual: 600 }),
  API_KEY_REQUESTS_PER_MINUTE: whole('requests', { min: 1, max: ANY, usual: 60 }),
  MAX_CONNECTIONS: whole('connections', { min: 10, max: 1_000_000, usual: 5000 }),
  // Browsers send about 2 kB. Sign-in through a provider adds as much in cookies.
  MAX_HEADER_BYTES: whole('bytes', { min: 8 * KB, max: 256 * KB, usual: 16 * KB }),
  MAX_HEADERS: whole('headers', { min: 50, max: 2000, usual: 100 }),
  HEADERS_TIMEOUT_SECONDS: whole('seconds', { min: 1, max: 300, usual: 15 }),
  REQUEST_TIMEOUT_SECONDS: whole('seconds', { min: 1, max: 600, usual: 30 }),
  KEEP_ALIVE_SECONDS: whole('seconds', { min: 1, max: 3600, usual: 10 }),
  STALL_TIMEOUT_SECONDS: whole('seconds', { min: 1, max: 3600, usual: 60 }),
  MAX_BODY_BYTES: whole('bytes', { min: 16 * KB, max: 1024 * KB, usual: 32 * KB }),
  MAX_MCP_BODY_BYTES: whole('bytes', { min: 16 * KB, max: 1024 * KB, usual: 64 * KB }),
  MAX_AVATAR_BYTES: whole('bytes', { min: 64 * KB, max: 32 * KB * KB, usual: 4 * KB * KB }),
  DATABASE_POOL_SIZE: whole('connections', { min: 2, max: 1000, usual: 15 }),
  PASSWORD_HASHES_AT_ONCE: z.coerce
    .number({ error: 'must be a number of hashes' })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    // Node has four threads for them, and file access needs one.
    .max(3, 'must be 3 or less')
    .optional(),
  // About a second's worth.
  PASSWORD_HASHES_WAITING: whole('hashes', { min: 1, max: 1000, usual: 40 }),
};

/** Checks that involve several settings. */
export function checkLimitSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const { headersTimeout, requestTimeout } = DEFAULT_LIMITS.connections;
  const {
    HEADERS_TIMEOUT_SECONDS: headers = headersTimeout / MILLISECONDS,
    REQUEST_TIMEOUT_SECONDS: request = requestTimeout / MILLISECONDS,
  } = env;
  // Node refuses to start with such values.
  return Number(headers) > Number(request)
    ? ['HEADERS_TIMEOUT_SECONDS must not exceed REQUEST_TIMEOUT_SECONDS']
    : [];
}

export function toLimitSettings(
  values: z.output<z.ZodObject<typeof limitSettingsShape>>,
): LimitSettings {
  return {
    mailHourlyLimit: values.MAIL_HOURLY_LIMIT,
    readsPerMinute: values.READS_PER_MINUTE,
    apiKeyRequestsPerMinute: values.API_KEY_REQUESTS_PER_MINUTE,
    connections: {
      max: values.MAX_CONNECTIONS,
      headerBytes: values.MAX_HEADER_BYTES,
      headers: values.MAX_HEADERS,
      headersTimeout: values.HEADERS_TIMEOUT_SECONDS * MILLISECONDS,
      requestTimeout: values.REQUEST_TIMEOUT_SECONDS * MILLISECONDS,
      keepAliveTimeout: values.KEEP_ALIVE_SECONDS * MILLISECONDS,
      stallTimeout: values.STALL_TIMEOUT_SECONDS * MILLISECONDS,
    },
    bodies: {
      json: values.MAX_BODY_BYTES,
      mcp: values.MAX_MCP_BODY_BYTES,
      avatar: values.MAX_AVATAR_BYTES,
    },
    databasePoolSize: values.DATABASE_POOL_SIZE,
    passwordHashes: {
      atOnce: values.PASSWORD_HASHES_AT_ONCE ?? null,
      waiting: values.PASSWORD_HASHES_WAITING,
    },
  };
}

export const DEFAULT_LIMITS = toLimitSettings(z.object(limitSettingsShape).parse({}));
