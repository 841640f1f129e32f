import { readFileSync } from 'node:fs';
import { createTestDatabase, runSql, type TestDatabase } from './createTestDatabase.js';

const SCHEMA = readFileSync(new URL('supabase.sql', import.meta.url), 'utf8');

export interface TestSupabase extends TestDatabase {
  /** @param about columns of `auth.users`, with the values of a confirmed user as the default */
  addUser(about?: Record<string, unknown>): Promise<string>;
}

/** A database with the users of a Supabase project. */
export async function createSupabase(): Promise<TestSupabase> {
  const database = await createTestDatabase({ empty: true });
  await database.sql(SCHEMA);
  return {
    ...database,
    addUser: async (about = {}) => {
      const row = {
        email_confirmed_at: '2024-01-01',
        created_at: '2023-12-31T12:00:00Z',
        encrypted_password: '',
        raw_user_meta_data: {},
        ...about,
      };
      const columns = Object.keys(row);
      const [user] = await runSql<{ id: string; email: string | null }>(
        database.url,
        `insert into auth.users (id, ${columns.join(', ')})
          values (gen_random_uuid(), ${columns.map((_, index) => `$${index + 1}`).join(', ')})
          returning id`,
        Object.values(row),
      );
      return user?.id ?? '';
    },
  };
}
