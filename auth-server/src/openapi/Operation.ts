import type { ErrorCode } from '@gatehouse/contract/errorCodes';
import type { z } from 'zod';
import type { AuthErrorCode } from './operations/authErrorCodes.js';

/** The groups of the reference, in its order. */
export const TAGS = {
  Readers: 'Who is signed in, what they can open, and their profile.',
  Account:
    'What readers see and change in the account area. No route names a reader: the session says whose account it is.',
  'Email address': 'A new address for an account: both the old and the new one have to confirm.',
  'Sign-up and sign-in':
    'Accounts and sessions. The session is in a cookie that scripts cannot read.',
  Passwords: 'A new password, with the old one or with a link by email.',
  'Connected services': 'Sign-in with Google, GitHub or an OpenID Connect provider.',
  'Two-factor authentication': 'Codes of an authenticator app, and backup codes.',
  Passkeys: 'Sign-in without a password (WebAuthn).',
  'Access tokens': 'Who is calling, for services behind the docs.',
  'Connected apps': 'Apps that read for the reader, such as AI assistants.',
  Server: 'For monitoring, and for programs that read this document.',
} as const satisfies Record<string, string>;

type Tag = keyof typeof TAGS;

/** Headers of answers that a client acts on. See `headers.ts`. */
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
  /** Of a JSON body. Default: there is no body, or one of `type`. */
  schema?: z.ZodType;
  /** Of a body that is not JSON. */
  type?: 'image/webp';
  headers?: readonly HeaderName[];
}

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/avatars/{id}` */
  path: string;
  /** Unique: code generators name functions by it. */
  id: string;
  tag: Tag;
  /** A few words in the imperative. */
  summary: string;
  /** Markdown. */
  description?: string;
  /**
   * - `public`: everyone
   * - `optional`: everyone; a session changes the answer
   * - `caller`: everyone; a session or an API key changes the answer
   * - `session`: the session cookie
   * - `fresh`: the same, of a sign-in within the last 15 minutes
   * - `service`: the credential of a service, as HTTP Basic
   */
  access: 'public' | 'optional' | 'caller' | 'session' | 'fresh' | 'service';
  /** What the parameters in the path are. */
  parameters?: Readonly<Record<string, string>>;
  query?: z.ZodType;
  /** The schema that validates it, for JSON and forms. */
  body?:
    | { type: 'application/json' | 'application/x-www-form-urlencoded'; schema: z.ZodType }
    | { type: 'image/*'; description: string };
  answers: Readonly<Record<number, Answer>>;
  /** Its own errors, in addition to those in operationErrors.ts. */
  errors?: readonly ErrorCode[];
  /** Codes of Better Auth's own, by status. */
  authErrors?: Readonly<Record<number, readonly AuthErrorCode[]>>;
  /** Default: `no-store`. */
  cacheControl?: readonly string[];
  /**
   * What stands in front of it.
   * - `page`: called by pages of the site. Default
   * - `upload`: the same, with a body of its own kind
   * - `service`: called by programs on other servers
   * - `probe`: under any host name
   */
  caller?: 'page' | 'upload' | 'service' | 'probe';
  /** It answers while the database is down. */
  needsNoDatabase?: boolean;
}

export const json = (schema: z.ZodType) => ({ type: 'application/json', schema }) as const;
