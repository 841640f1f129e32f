import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../db/schema.js';
import { getNotedVersion, noteVersion } from './proofs.js';

/** A row that Better Auth stores for a link, second factor, passkey challenge or provider sign-in. */
export interface Verification {
  value: string;
  expiresAt: Date;
  userId?: string | null | undefined;
  credentialVersion?: number | null | undefined;
  secretVersion?: number | null | undefined;
}

/** The places of the reader's id in JSON values: email links, OAuth codes, providers, passkeys. */
const valueSchema = z.object({
  type: z.string().optional(),
  email: z.string().optional(),
  userId: z.string().optional(),
  link: z.object({ userId: z.string() }).optional(),
  userData: z.object({ id: z.string() }).optional(),
});

/**
 * Binds a pending verification to the credentials it started with: once they change, it is
 * worthless, in whichever order the two are written (TOK-04).
 *
 * @param secretVersion the version of the secret that signs its cookie, if it has one
 */
export function bindLink(queries: Kysely<Schema>, secretVersion: number | null) {
  return async (row: Verification): Promise<{ data: Partial<Verification> }> => {
    const owner = await findOwner(queries, row.value);
    if (owner === null) return { data: { secretVersion } };
    const credentialVersion = getNotedVersion(owner.id) ?? owner.version;
    return { data: { secretVersion, userId: owner.id, credentialVersion } };
  };
}

/** @returns the hook's `false`, which keeps the row but ignores it */
export function checkLink(queries: Kysely<Schema>) {
  return async ({
    userId,
    credentialVersion,
    expiresAt,
  }: Verification): Promise<false | undefined> => {
    if (userId == null || credentialVersion == null || expiresAt < new Date()) return undefined;
    noteVersion(userId, credentialVersion);
    const owner = await versions(queries).where('id', '=', userId).executeTakeFirst();
    return owner?.version === credentialVersion ? undefined : false;
  };
}

async function findOwner(queries: Kysely<Schema>, value: string) {
  const { email, userId, link, userData } = parse(value) ?? {};
  const id = userId ?? link?.userId ?? userData?.id ?? (email === undefined ? value : undefined);
  const query =
    id === undefined
      ? versions(queries).where('email', '=', String(email))
      : versions(queries).where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

function parse(value: string): z.infer<typeof valueSchema> | null {
  if (!value.startsWith('{')) return null;
  return valueSchema.safeParse(JSON.parse(value)).data ?? null;
}

function versions(queries: Kysely<Schema>) {
  return queries.selectFrom('user').select(['id', 'credentialVersion as version']);
}
