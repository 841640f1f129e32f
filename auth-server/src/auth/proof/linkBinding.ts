import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../db/schema.js';
import { getNotedVersion, noteVersion } from './proofs.js';

/** What Better Auth keeps for links, second steps, ceremonies and ways to a provider. */
export interface Verification {
  value: string;
  expiresAt: Date;
  userId?: string | null | undefined;
  credentialVersion?: number | null | undefined;
}

/** Where the reader is in values that are JSON: links in emails, providers, passkeys. */
const valueSchema = z.object({
  type: z.string().optional(),
  email: z.string().optional(),
  link: z.object({ userId: z.string() }).optional(),
  userData: z.object({ id: z.string() }).optional(),
});

/**
 * Binds what waits for a second step to the credentials that the first one was made with: it is worth
 * nothing once they change, in whichever order the two are written (TOK-04).
 */
export function bindLink(queries: Kysely<Schema>) {
  return async (row: Verification): Promise<{ data: Partial<Verification> } | undefined> => {
    const owner = await findOwner(queries, row.value);
    if (owner === null) return undefined;
    const credentialVersion = getNotedVersion(owner.id) ?? owner.version;
    return { data: { userId: owner.id, credentialVersion } };
  };
}

/** @returns the hook's `false`, which leaves the row where it is and uses it for nothing */
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
  const { email, link, userData } = parse(value) ?? {};
  const id = link?.userId ?? userData?.id ?? (email === undefined ? value : undefined);
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
