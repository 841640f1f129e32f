import { createTestDatabase, runSql, type TestDatabase } from './createTestDatabase.js';

/**
 * The tables that an import reads, with the columns and types of Supabase's own schema, as of 2026. Columns that
 * nothing reads are left out.
 */
const SCHEMA = `
  create schema auth;
  create type auth.factor_type as enum ('totp', 'webauthn', 'phone');
  create type auth.factor_status as enum ('unverified', 'verified');
  create table auth.users (
    instance_id uuid, id uuid not null primary key, aud varchar(255), role varchar(255),
    email varchar(255), encrypted_password varchar(255), email_confirmed_at timestamptz,
    raw_app_meta_data jsonb, raw_user_meta_data jsonb, is_super_admin boolean,
    created_at timestamptz, updated_at timestamptz, phone text unique, phone_confirmed_at timestamptz,
    confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
    banned_until timestamptz, is_sso_user boolean not null default false, deleted_at timestamptz,
    is_anonymous boolean not null default false
  );
  create unique index users_email_partial_key on auth.users (email) where not is_sso_user;
  create table auth.identities (
    id uuid not null primary key default gen_random_uuid(), provider_id text not null,
    user_id uuid not null references auth.users on delete cascade, identity_data jsonb not null,
    provider text not null, last_sign_in_at timestamptz, created_at timestamptz, updated_at timestamptz,
    email text generated always as (lower(identity_data ->> 'email')) stored,
    unique (provider_id, provider)
  );
  create table auth.mfa_factors (
    id uuid not null primary key default gen_random_uuid(),
    user_id uuid not null references auth.users on delete cascade, friendly_name text,
    factor_type auth.factor_type not null, status auth.factor_status not null,
    created_at timestamptz not null, updated_at timestamptz not null, secret text
  );`;

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
