import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { deleteReader } from '../account/deletion/deleteReader.js';
import type { Auth } from '../auth/createAuth.js';
import type { Database } from '../db/database.js';
import { grantPlan } from '../membership/entitlements.js';
import { getReaderId, makeAdministrator } from '../membership/readers.js';
import { readOrCreateSecretFile } from '../secretFile.js';

export interface DemoReader {
  email: string;
  password: string;
  /** What they demonstrate: "free", "premium", "administrator". */
  kind: string;
}

export const DEMO_READERS = [
  { kind: 'free', name: 'Fay Free', email: 'free@example.com' },
  { kind: 'premium', name: 'Petra Premium', email: 'premium@example.com' },
  { kind: 'administrator', name: 'Ada Administrator', email: 'admin@example.com' },
] as const;

/**
 * Creates readers for trying out the product. Only for the embedded database, and never in
 * production: their passwords are printed at each start, and one of them is an administrator. The
 * passwords are random, and created once for each DATA_DIR.
 */
export async function ensureDemoReaders(options: {
  dataDir: string;
  auth: Auth;
  database: Database;
}): Promise<DemoReader[]> {
  const { auth, database } = options;
  const file = path.join(options.dataDir, 'demo-readers.json');
  const passwords = JSON.parse(await readOrCreateSecretFile(file, makePasswords)) as Record<
    string,
    string
  >;
  const readers: DemoReader[] = [];
  for (const { kind, name, email } of DEMO_READERS) {
    const password = passwords[email];
    if (password === undefined) continue;
    if ((await getReaderId(database.queries, email)) === null) {
      const id = await auth.createReader({ name, email, password });
      if (kind === 'administrator') await makeAdministrator(database.queries, id);
    }
    readers.push({ email, password, kind });
  }
  return readers;
}

/**
 * Deletes the demo readers from a database that was used for a trial before production, or moved
 * there. Nobody else can have their addresses: example.com is reserved (RFC 2606).
 * @returns the addresses of the deleted readers
 */
export async function removeDemoReaders({ queries }: Database): Promise<string[]> {
  const removed: string[] = [];
  for (const { email } of DEMO_READERS) {
    const id = await getReaderId(queries, email);
    if (id !== null && (await deleteReader(queries, { id, email }))) removed.push(email);
  }
  return removed;
}

/**
 * Grants the demo readers' plans, once: the premium one gets the plan `premium` or else the first
 * one, the administrator all of them.
 *
 * @param plans ids of the site's plans
 */
export async function grantDemoPlans(database: Database, plans: readonly string[]): Promise<void> {
  const premium = plans.includes('premium') ? ['premium'] : plans.slice(0, 1);
  for (const [email, granted] of [
    ['premium@example.com', premium],
    ['admin@example.com', plans],
  ] as const) {
    const userId = await getReaderId(database.queries, email);
    if (userId === null || (await hasDemoPlans(database, userId))) continue;
    for (const plan of granted) {
      await grantPlan(database.queries, { userId, plan, source: 'demo', until: null });
    }
  }
}

/** Includes revoked plans: a plan revoked in a trial must not come back. */
async function hasDemoPlans({ queries }: Database, userId: string): Promise<boolean> {
  const row = await queries
    .selectFrom('entitlement')
    .select('id')
    .where('user_id', '=', userId)
    .where('source', '=', 'demo')
    .executeTakeFirst();
  return row !== undefined;
}

function makePasswords(): string {
  const entries = DEMO_READERS.map(({ email }) => [email, randomBytes(12).toString('base64url')]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}
