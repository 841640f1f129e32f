import type { ColumnType, Generated } from 'kysely';
import type { MailTable } from './mailTable.js';

/** The tables, as far as queries of ours touch them. Those named in camel case are Better Auth's. */
export interface Schema {
  user: UserTable;
  session: SessionTable;
  reader_profile: ReaderProfileTable;
  entitlement: EntitlementTable;
  access_request: AccessRequestTable;
  mail: MailTable;
  sign_up: SignUpTable;
  verification: VerificationTable;
  rateLimit: RateLimitTable;
  attempt: AttemptTable;
  known_device: KnownDeviceTable;
  account: AccountTable;
  passkey: PasskeyTable;
  apikey: ApiKeyTable;
  twoFactor: TwoFactorTable;
  email_change: EmailChangeTable;
  avatar: AvatarTable;
  audit_event: AuditEventTable;
  signing_key: SigningKeyTable;
  service_credential: ServiceCredentialTable;
  reader_session: ReaderSessionView;
}

interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  locale: string | null;
  role: 'reader' | 'administrator';
  bannedAt: Date | null;
  twoFactorEnabled: boolean | null;
  /** Grows whenever a way into the account changes, see migration 005. */
  credentialVersion: Generated<number>;
  createdAt: Date;
  updatedAt: Date;
}

interface SessionTable {
  id: string;
  userId: string;
  token: string;
  createdAt: Date;
  /** When it was last seen, to about five minutes. */
  updatedAt: Date;
  /** Moves along while the session is used. */
  expiresAt: Date;
  /** Where that stops. `null`: it does not move, as in sessions from before there was this column. */
  endsAt: Date | null;
  ipAddress: string | null;
  userAgent: string | null;
}

interface ReaderProfileTable {
  user_id: string;
  /** By name. See `toPreferences`. */
  preferences: ColumnType<Record<string, unknown>, string, string>;
  updated_at: Generated<Date>;
}

interface EntitlementTable {
  id: Generated<string>;
  user_id: string;
  plan: string;
  source: 'administrator' | 'demo';
  starts_at: Generated<Date>;
  ends_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Generated<Date>;
}

/** What a reader has asked for, and has not been granted. */
interface AccessRequestTable {
  user_id: string;
  plan: string;
  /** The page that it is to open: a path of the site. */
  path: string;
  requested_at: Generated<Date>;
}

interface VerificationTable {
  /** A hash behind what it is for: `reset-password:…`. */
  identifier: string;
  value: string;
  /** Whom it leads to, and the version of their credentials that it was made with. */
  userId: string | null;
  credentialVersion: number | null;
  expiresAt: Date;
  createdAt: Date;
}

/** An account that no one has yet: it is made when the address is proven. */
interface SignUpTable {
  token_hash: string;
  email: string;
  name: string;
  password_hash: string;
  locale: string;
  /** A path of the site to go on to. */
  next: string;
  /** See `PendingSignUp`. */
  browser_hash: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
}

/** Better Auth's counts for each network address. */
interface RateLimitTable {
  key: string;
  count: number;
  /** Milliseconds since 1970. */
  lastRequest: number;
}

/** Counts of `limits/createLimiter`. */
interface AttemptTable {
  key: string;
  points: number;
  /** Milliseconds since 1970. */
  expire: number | null;
}

/** Browsers in which readers have signed in. */
interface KnownDeviceTable {
  user_id: string;
  device_hash: string;
  last_seen_at: Generated<Date>;
}

/** The ways in that have a secret or a service behind them: `credential` is a password. */
interface AccountTable {
  id: string;
  userId: string;
  providerId: string;
  accountId: string;
  /** The hash, of `credential` only. */
  password: string | null;
  /** When the hash was written anew for the same password. */
  rehashedAt: Date | null;
  createdAt: Date;
}

interface PasskeyTable {
  id: string;
  userId: string;
  /** The authenticator's own. */
  credentialID: string;
  name: string | null;
  createdAt: Date | null;
  last_used_at: Date | null;
}

/** What a reader's programs read the site with. */
interface ApiKeyTable {
  id: string;
  userId: string;
  /** SHA-256, as base64url. */
  key: string;
  /** The beginning of the key itself, for telling keys apart. */
  start: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  /** When it was last used, to about five minutes. */
  lastRequest: Date | null;
}

interface TwoFactorTable {
  id: string;
  userId: string;
  /** Of the authenticator app, encrypted. */
  secret: string;
  /** Of the newest code that was accepted. */
  last_totp_step: number | null;
}

/** A new address that waits for both addresses to prove that they belong to the reader. */
interface EmailChangeTable {
  user_id: string;
  new_email: string;
  old_token_hash: string;
  new_token_hash: string;
  old_proven: Generated<boolean>;
  new_proven: Generated<boolean>;
  /** That of the reader when they asked. */
  credential_version: number | null;
  expires_at: Date;
}

interface AvatarTable {
  /** Drawn for each upload: an address never shows another picture. */
  id: string;
  user_id: string;
  bytes: Buffer;
}

interface AuditEventTable {
  id: Generated<number>;
  at: Generated<Date>;
  kind: string;
  actor: 'reader' | 'administrator' | 'stranger';
  user_id: string | null;
  address: string | null;
  device: string | null;
  request_id: string | null;
  detail: string | null;
}

interface SigningKeyTable {
  kid: string;
  algorithm: 'RS256' | 'EdDSA';
  public_jwk: ColumnType<Record<string, string>, string, never>;
  /** Encrypted. */
  private_key: string;
  created_at: Date;
  /** It signs from then on, until the next one does. */
  active_from: Date;
  /** It is published until then. `null`: no other key has been made since. */
  ends_at: Date | null;
}

interface ServiceCredentialTable {
  id: string;
  name: string;
  secret_hash: string;
  created_at: Generated<Date>;
}

/** The sessions in force. */
interface ReaderSessionView {
  session_id: string;
  reader_id: string;
  email: string;
  email_verified: boolean;
  name: string;
  role: 'reader' | 'administrator';
  plans: string[];
  created_at: Date;
  expires_at: Date;
}
