import type { ErrorCode } from '@gatehouse/contract/errorCodes';
import type { z } from 'zod';
import type { AuthErrorCode } from './operations/authErrorCodes.js';

/** The groups of the API reference, in order. */
export const TAGS = {
  Readers: 'Who is signed in, what they can open, and their profile.',
  Account:
    'What readers see and change in the account area. No route names a reader: the session determines the account.',
  'Email address':
    'Change the email address of an account: both the old and the new one must confirm.',
  'Sign-up and sign-in':
    'Create an account, and sign in and out. The session is in a cookie that scripts cannot read.',
  Passwords: 'Set a new password, with the old one or with a link by email.',
  'Connected services': 'Sign in with Google, GitHub or an OpenID Connect provider.',
  'Two-factor authentication': 'Codes from an authenticator app, and backup codes.',
  Passkeys: 'Sign in without a password (WebAuthn).',
  'Access tokens': 'Identify readers in your own services.',
  'Connected apps': 'Apps that read on the reader’s behalf, such as AI assistants.',
  Server: 'For monitoring, and for programs that read this document.',
} as const satisfies Record<string, string>;

type Tag = keyof typeof TAGS;

/** Response headers that matter to clients. See `headers.ts`. */
export type HeaderName =
  | 'Retry-After'
  | 'WWW-Authenticate'
  | 'Set-Cookie'
  | 'ETag'
  | 'Location'
  | 'RateLimit'
  | 'RateLimit-Policy';

export interface Answer {
  description: string;
  /** The schema of a JSON body. Default: no body, or one of `type`. */
  schema?: z.ZodType;
  /** The type of a body that is not JSON. */
  type?: 'image/webp';
  headers?: readonly HeaderName[];
}

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/avatars/{id}` */
  path: string;
  /** Unique: code generators use it as the function's name. */
  id: string;
  tag: Tag;
  /** A few words in the imperative. */
  summary: string;
  /** Markdown. */
  description?: string;
  /**
   * - `public`: everyone
   * - `optional`: everyone; a session changes the response
   * - `caller`: everyone; a session or an API key changes the response
   * - `session`: the session cookie
   * - `fresh`: the same, from a sign-in within the last 15 minutes
   * - `service`: the credential of a service, as HTTP Basic
   * - `scheduler`: the setting `CRON_SECRET`, as the bearer token
   */
  access: 'public' | 'optional' | 'caller' | 'session' | 'fresh' | 'service' | 'scheduler';
  /** Descriptions of the path parameters. */
  parameters?: Readonly<Record<string, string>>;
  query?: z.ZodType;
  /** The schema that validates the body, for JSON and forms. */
  body?:
    | { type: 'application/json' | 'application/x-www-form-urlencoded'; schema: z.ZodType }
    | { type: 'image/*'; description: string };
  answers: Readonly<Record<number, Answer>>;
  /** Its own errors, in addition to those in operationErrors.ts. */
  errors?: readonly ErrorCode[];
  /** Better Auth's own codes, by status. */
  authErrors?: Readonly<Record<number, readonly AuthErrorCode[]>>;
  /** Default: `no-store`. */
  cacheControl?: readonly string[];
  /**
   * Who calls it, which determines the middleware in front of it.
   * - `page`: called by pages of the site. Default
   * - `upload`: the same, with a binary body
   * - `service`: called by programs on other servers
   * - `probe`: called by health checks and schedulers, under any host name
   */
  caller?: 'page' | 'upload' | 'service' | 'probe';
  /** Whether it works while the database is down. */
  needsNoDatabase?: boolean;
}

export const json = (schema: z.ZodType) => ({ type: 'application/json', schema }) as const;
