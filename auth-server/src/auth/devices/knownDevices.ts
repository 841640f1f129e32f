import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { hashLinkToken } from '../../linkToken.js';

/** The cookie's value is a secret, because it allows more guesses. Only its hash is stored. */
export async function isKnownDevice(
  queries: Kysely<Schema>,
  email: string,
  device: string,
): Promise<boolean> {
  const row = await queries
    .selectFrom('known_device')
    .innerJoin('user', 'user.id', 'known_device.user_id')
    .select('known_device.user_id')
    .where('user.email', '=', email)
    .where('known_device.device_hash', '=', hashLinkToken(device))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Remembers that a reader signed in on a device.
 * @returns `new` if they had signed in before, but not on this device; `first` if never on any
 */
export async function rememberDevice(
  queries: Kysely<Schema>,
  userId: string,
  device: string,
): Promise<'known' | 'new' | 'first'> {
  const device_hash = hashLinkToken(device);
  const others = await queries
    .selectFrom('known_device')
    .select('device_hash')
    .where('user_id', '=', userId)
    .execute();
  await queries
    .insertInto('known_device')
    .values({ user_id: userId, device_hash })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'device_hash']).doUpdateSet({ last_seen_at: sql`now()` }),
    )
    .execute();
  if (others.some((other) => other.device_hash === device_hash)) return 'known';
  return others.length > 0 ? 'new' : 'first';
}

/** After an account recovery: someone who had the password may have had the browser too. */
export async function forgetDevices(queries: Kysely<Schema>, userId: string): Promise<void> {
  await queries.deleteFrom('known_device').where('user_id', '=', userId).execute();
}
