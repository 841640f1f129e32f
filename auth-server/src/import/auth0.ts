import { z } from 'zod';
import type { Candidate } from './ImportedReader.js';
import { parseEntries, parseJsonLines } from './exportFile.js';
import { inBatches, type ImportSource } from './ImportSource.js';
import { readText } from './readText.js';

const text = z.string().nullish();

const userSchema = z.object({
  user_id: z.string(),
  email: text,
  // Without it, nobody's address would count as confirmed.
  email_verified: z.boolean('is missing: export this field, too').nullable(),
  name: text,
  nickname: text,
  picture: text,
  locale: text,
  blocked: z.boolean().nullish(),
  created_at: z.unknown().optional(),
  user_metadata: z.record(z.string(), z.unknown()).nullish(),
  multifactor: z.array(z.unknown()).nullish(),
  identities: z
    .array(z.object({ provider: z.string(), user_id: z.union([z.string(), z.number()]) }))
    .nullish(),
});
type User = z.output<typeof userSchema>;

/** An entry of the export that Auth0's support sends. */
const passwordSchema = z.object({
  _id: z.object({ $oid: z.string() }),
  passwordHash: z.string().nullish(),
});

/** Enterprise connections, as Auth0 names them. */
const ENTERPRISE = new Set([
  'samlp',
  'waad',
  'adfs',
  'ad',
  'okta',
  'oidc',
  'google-apps',
  'pingfederate',
  'office365',
  'ip',
  'auth0-adldap',
  'sharepoint',
]);
/** Passwords and one-time codes: no services. */
const OWN = new Set(['auth0', 'email', 'sms']);

/**
 * Reads a bulk user export (NDJSON).
 *
 * @param passwords the password hashes, which Auth0's support exports on request; `null`: none
 * @throws StartupError when a file isn't understood
 * @see https://auth0.com/docs/manage-users/user-migration/bulk-user-exports
 */
export async function readAuth0(file: string, passwords: string | null): Promise<ImportSource> {
  const hashes = passwords === null ? new Map<string, string>() : await readHashes(passwords);
  const entries = parseEntries(file, parseJsonLines(file, await readText(file)), userSchema);
  return {
    name: 'auth0',
    total: entries.length,
    providers: { 'google-oauth2': 'google', github: 'github' },
    leftBehind:
      passwords === null ? ['passwords: they need the export of hashes, with --passwords'] : [],
    batches: () => inBatches(entries.map(({ value }) => toCandidate(value, hashes))),
  };
}

async function readHashes(file: string): Promise<Map<string, string>> {
  const entries = parseEntries(file, parseJsonLines(file, await readText(file)), passwordSchema);
  return new Map(
    entries.flatMap(({ value: { _id, passwordHash } }) =>
      passwordHash ? [[`auth0|${_id.$oid}`, passwordHash] as const] : [],
    ),
  );
}

function toCandidate(user: User, hashes: ReadonlyMap<string, string>): Candidate {
  const identities = (user.identities ?? [fromId(user.user_id)]).map((identity) => ({
    provider: identity.provider,
    subject: String(identity.user_id),
  }));
  const said = user.user_metadata ?? {};
  const password = identities.find(({ provider }) => provider === 'auth0');
  return {
    from: user.user_id,
    id: user.user_id,
    email: user.email,
    skip: skipReason(user, identities),
    names: [said.name, user.name === user.email ? null : user.name, user.nickname],
    images: [user.picture],
    locales: [said.locale, said.lang, user.locale],
    passwordHash: password === undefined ? null : (hashes.get(`auth0|${password.subject}`) ?? null),
    identities: identities.filter(({ provider }) => !OWN.has(provider)),
    isBanned: user.blocked === true,
    hasSecondFactor: (user.multifactor ?? []).length > 0,
    createdAt: user.created_at,
    preferences: {},
    plans: [],
  };
}

/** `google-oauth2|117` without the field `identities`. */
function fromId(id: string): { provider: string; user_id: string } {
  const at = id.indexOf('|');
  return { provider: id.slice(0, Math.max(at, 0)), user_id: id.slice(at + 1) };
}

function skipReason(user: User, identities: readonly { provider: string }[]): Candidate['skip'] {
  if (identities.length > 0 && identities.every(({ provider }) => ENTERPRISE.has(provider)))
    return 'sso';
  if (!user.email) return 'no-address';
  return user.email_verified === true ? null : 'unconfirmed';
}
