import type { ColumnType, Generated } from 'kysely';
import type { MailTable } from '../mail/mailTable.js';
import type {
  ColorMode,
  ExperienceLevel,
  OperatingSystem,
  PackageManager,
} from '@gatehouse/contract/preferences';

/** The tables, as far as queries of ours touch them. Those named in camel case are Better Auth's. */
export interface Schema {
  user: UserTable;
  session: SessionTable;
  reader_profile: ReaderProfileTable;
  entitlement: EntitlementTable;
  mail: MailTable;
  sign_up: SignUpTable;
  verification: VerificationTable;
  rateLimit: RateLimitTable;
  attempt: AttemptTable;
  known_device: KnownDeviceTable;
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
  createdAt: Date;
  updatedAt: Date;
}

interface SessionTable {
  id: string;
  userId: string;
  token: string;
  createdAt: Date;
  expiresAt: Date;
}

interface ReaderProfileTable {
  user_id: string;
  color_mode: ColorMode | null;
  package_manager: PackageManager | null;
  operating_system: OperatingSystem | null;
  experience: ExperienceLevel | null;
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

interface VerificationTable {
  /** A hash behind what it is for: `reset-password:…`. */
  identifier: string;
  value: string;
  expiresAt: Date;
}

/** An account that nobody has yet: it is made when the address is proven. */
interface SignUpTable {
  token_hash: string;
  email: string;
  name: string;
  password_hash: string;
  locale: string;
  /** A path of the site to go on to. */
  next: string;
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
