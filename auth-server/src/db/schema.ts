import type { ColumnType, Generated } from 'kysely';
import type { MailTable } from '../mail/mailTable.js';
import type {
  ColorMode,
  ExperienceLevel,
  OperatingSystem,
  PackageManager,
} from '@gatehouse/contract/preferences';

/** The tables, as far as queries of ours touch them. Better Auth owns `user` and `session`. */
export interface Schema {
  user: UserTable;
  session: SessionTable;
  reader_profile: ReaderProfileTable;
  entitlement: EntitlementTable;
  mail: MailTable;
}

interface UserTable {
  id: string;
  name: string;
  email: string;
  role: 'reader' | 'administrator';
  bannedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

interface SessionTable {
  id: string;
  userId: string;
  token: string;
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
