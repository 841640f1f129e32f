import { randomBytes } from 'node:crypto';
import { API_KEY_LENGTH, API_KEY_PREFIX, hashApiKey } from '../session/apiKeyReader.js';

interface Reach {
  sql(text: string, values: unknown[]): Promise<object[]>;
}

/** A well-formed key that belongs to nobody. */
export function inventApiKey(): string {
  const letters = Array.from(randomBytes(API_KEY_LENGTH), (byte) =>
    String.fromCharCode(97 + (byte % 26)),
  );
  return API_KEY_PREFIX + letters.join('');
}

/**
 * Creates an API key for a reader, directly in the database.
 *
 * @param options.expires a PostgreSQL interval from now
 */
export async function createApiKey(
  database: Reach,
  { email, expires = '1 day' }: { email: string; expires?: string },
): Promise<{ id: string; key: string; headers: { authorization: string } }> {
  const key = inventApiKey();
  const id = randomBytes(16).toString('hex');
  await database.sql(
    `insert into apikey (id, "configId", "userId", "credentialVersion", key, start, name, enabled, "createdAt", "updatedAt", "expiresAt")
     select $1, 'default', u.id, u."credentialVersion", $2, $3, 'Test', true, now(), now(), now() + $4::interval
       from "user" u where u.email = $5`,
    [id, hashApiKey(key), key.slice(0, 7), expires, email],
  );
  return { id, key, headers: { authorization: `Bearer ${key}` } };
}
