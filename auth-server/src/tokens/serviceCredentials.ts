import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';

/** The credential of a service, for HTTP Basic authentication. */
export interface ServiceCredential {
  /** `svc_…` */
  id: string;
  /** 256 random bits, as base64url. Only its hash is stored. */
  secret: string;
}

const ID = /^svc_[\w-]{16}$/;
const SECRET = /^[\w-]{43}$/;

/** @param name the service's name, for administrators */
export async function addService(
  queries: Kysely<Schema>,
  name: string,
): Promise<ServiceCredential> {
  const id = `svc_${randomBytes(12).toString('base64url')}`;
  const secret = randomBytes(32).toString('base64url');
  await queries
    .insertInto('service_credential')
    .values({ id, name, secret_hash: hash(secret) })
    .execute();
  return { id, secret };
}

/** All services, oldest first. */
export function listServices(
  queries: Kysely<Schema>,
): Promise<{ id: string; name: string; created_at: Date }[]> {
  return queries
    .selectFrom('service_credential')
    .select(['id', 'name', 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** @returns the service's name; `null` if it doesn't exist */
export async function revokeService(queries: Kysely<Schema>, id: string): Promise<string | null> {
  const revoked = await queries
    .deleteFrom('service_credential')
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst();
  return revoked?.name ?? null;
}

/**
 * Reads `Authorization: Basic …` (RFC 7617).
 *
 * @param header the request's `Authorization`
 * @returns `null` for anything but a well-formed service credential
 */
export function readServiceCredential(header: string | undefined): ServiceCredential | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const [id = '', secret = '', ...others] = Buffer.from(encoded, 'base64').toString().split(':');
  return ID.test(id) && SECRET.test(secret) && others.length === 0 ? { id, secret } : null;
}

/** @param storedHash the hash for the service with this id; `undefined` if it doesn't exist */
export function isSecretOf(storedHash: string | undefined, { secret }: ServiceCredential): boolean {
  // Always compares, so that the response time doesn't reveal which IDs exist.
  const [given, stored] = [hash(secret), storedHash ?? hash('')].map((text) => Buffer.from(text));
  return timingSafeEqual(given as Buffer, stored as Buffer) && storedHash !== undefined;
}

/** A secret of 256 bits needs no slow hash. */
function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
