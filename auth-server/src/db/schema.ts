import type { ColumnType, Generated } from 'kysely';
import type { MailTable } from './mailTable.js';

/** The tables, with the columns that queries use. Those in camel case are Better Auth's. */
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
  oauthClient: OAuthClientTable;
  oauthConsent: OAuthConsentTable;
  oauthAccessToken: OAuthTokenTable;
  oauthRefreshToken: OAuthTokenTable;
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
  /** Grows whenever a sign-in method changes, see migration 005. */
  credentialVersion: Generated<number>;
  createdAt: Date;
  updatedAt: Date;
}

interface SessionTable {
  id: string;
  userId: string;
  token: string;
  createdAt: Date;
  /** When it was last used, to about five minutes. */
  updatedAt: Date;
  /** Extended while the session is used. */
  expiresAt: Date;
  /**
   * The limit of the extension. `null` if it is not extended, as for sessions older than this
   * column.
   */
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
  source: 'administrator' | 'demo' | 'import';
  starts_at: Generated<Date>;
  ends_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Generated<Date>;
}

/** A reader's access request that hasn't been granted yet. */
interface AccessRequestTable {
  user_id: string;
  plan: string;
  /** The page that the reader wants to open: a path on the site. */
  path: string;
  requested_at: Generated<Date>;
}

interface VerificationTable {
  /** A hash, prefixed with its purpose: `reset-password:…`. */
  identifier: string;
  value: string;
  /** The reader it belongs to, and the version of their credentials when it was created. */
  userId: string | null;
  credentialVersion: number | null;
  expiresAt: Date;
  createdAt: Date;
}

/** An account that doesn't exist yet: it is created when the address is confirmed. */
interface SignUpTable {
  token_hash: string;
  email: string;
  name: string;
  password_hash: string;
  locale: string;
  /** A path on the site to continue to. */
  next: string;
  /** See `PendingSignUp`. */
  browser_hash: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
}

/** Better Auth's rate limits by network address. */
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

/** Sign-in methods with a secret or a provider: `credential` is a password. */
interface AccountTable {
  id: string;
  userId: string;
  providerId: string;
  accountId: string;
  /** The hash, only for `credential`. */
  password: string | null;
  /** When the hash was upgraded for the same password. */
  rehashedAt: ColumnType<Date | null, Date | undefined, Date>;
  createdAt: Date;
  updatedAt: Date;
}

interface PasskeyTable {
  id: string;
  userId: string;
  /** The authenticator's own id. */
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
  /** The authenticator app's secret, encrypted. */
  secret: string;
  /** The time step of the newest accepted code. */
  last_totp_step: number | null;
}

/** A pending email change: both addresses have to confirm that they belong to the reader. */
interface EmailChangeTable {
  user_id: string;
  new_email: string;
  old_token_hash: string;
  new_token_hash: string;
  old_proven: Generated<boolean>;
  new_proven: Generated<boolean>;
  /** The reader's version at the time of the request. */
  credential_version: number | null;
  expires_at: Date;
}

interface AvatarTable {
  /** New for each upload, so that a URL never shows a different picture. */
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
  /** It signs from then on, until the next key does. */
  active_from: Date;
  /** It is published until then. `null` if no other key has been created since. */
  ends_at: Date | null;
}

interface ServiceCredentialTable {
  id: string;
  name: string;
  secret_hash: string;
  created_at: Generated<Date>;
}

/** Apps that may ask readers for access. Anyone can register one. */
interface OAuthClientTable {
  clientId: string;
  /** What it calls itself. */
  name: string | null;
  createdAt: Date;
}

/** Readers' consents. Without its consent, an app has no tokens: see migration 013. */
interface OAuthConsentTable {
  id: string;
  clientId: string;
  userId: string;
  createdAt: Date;
  updatedAt: Date;
  /** To about five minutes. */
  last_used_at: Date | null;
}

interface OAuthTokenTable {
  /** Its hash. */
  token: string;
  clientId: string;
  userId: string;
  expiresAt: Date;
  /** A refresh token was used, or the session behind an access token has ended. */
  revoked: Date | null;
}

/** The active sessions. */
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
