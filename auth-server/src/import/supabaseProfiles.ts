import {
  isPreferenceValue,
  PREFERENCE_NAMES,
  type PreferenceName,
  type Preferences,
} from '@gatehouse/contract/preferences';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { StartupError } from '../startupError.js';

const DEFAULT_TABLE = 'public.profiles';

const NAMES = ['display_name', 'full_name', 'name', 'username'];
const IMAGES = ['avatar_url', 'image_url', 'picture'];
const LOCALES = ['locale', 'language', 'lang'];
const preferenceColumn = (name: PreferenceName) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const CARRIED_OVER = new Set([
  ...NAMES,
  ...IMAGES,
  ...LOCALES,
  ...PREFERENCE_NAMES.map(preferenceColumn),
  'created_at',
  'updated_at',
]);

/** The project's own table about its users. */
export type Profiles = { leftBehind: string[] } & (
  { table: string; /** The column with the user's id. */ key: string } | { table: null }
);

/**
 * Finds the table and its key: the column that references `auth.users`, or else `id` or `user_id`.
 *
 * @param named `schema.table`. `null`: `public.profiles`, if there is one
 * @throws StartupError when the named table isn't there, or has no such column
 */
export async function findProfiles(
  queries: Kysely<Schema>,
  named: string | null,
  listColumns: (queries: Kysely<Schema>, table: string) => Promise<string[]>,
): Promise<Profiles> {
  const table = named ?? DEFAULT_TABLE;
  if (!/^[\w$]+(?:\.[\w$]+)?$/.test(table)) {
    throw new StartupError(`--profiles ${table} is not a table. Write it as schema.table.`);
  }
  const columns = await listColumns(queries, table);
  if (columns.length === 0) {
    if (named === null) return { table: null, leftBehind: [] };
    throw new StartupError(`There is no table ${table} in the database in FROM_DATABASE_URL.`);
  }
  const { rows } = await sql<{ name: string; isReference: boolean }>`
    select a.attname as name, exists (
      select from pg_constraint c
      where c.contype = 'f' and c.conrelid = a.attrelid and c.conkey = array[a.attnum]
        and c.confrelid = to_regclass('auth.users')
    ) as "isReference"
    from pg_attribute a
    where a.attrelid = to_regclass(${table}) and a.atttypid = 'uuid'::regtype`.execute(queries);
  const references = rows.filter(({ isReference }) => isReference);
  const candidates = (references.length > 0 ? references : rows).map(({ name }) => name);
  const key =
    references.length === 1
      ? candidates[0]
      : ['id', 'user_id'].find((name) => candidates.includes(name));
  if (key === undefined) {
    const problem = `${table} has no single column that references auth.users, and no uuid named id or user_id`;
    if (named === null) return { table: null, leftBehind: [problem] };
    throw new StartupError(`${problem}.`);
  }
  const others = columns.filter((name) => name !== key && !CARRIED_OVER.has(name));
  return {
    table,
    key,
    leftBehind: others.length === 0 ? [] : [`columns of ${table}: ${others.join(', ')}`],
  };
}

/** What of a profile Gatehouse has, too. Nothing is checked yet. */
export function readProfile(profile: Readonly<Record<string, unknown>> | null) {
  const values = (columns: readonly string[]) => columns.map((column) => profile?.[column]);
  const chosen = PREFERENCE_NAMES.map((name) => [name, profile?.[preferenceColumn(name)]] as const);
  return {
    names: values(NAMES),
    images: values(IMAGES),
    locales: values(LOCALES),
    preferences: Object.fromEntries(
      chosen.filter(([name, value]) => isPreferenceValue(name, value)),
    ) as Partial<Preferences>,
  };
}
