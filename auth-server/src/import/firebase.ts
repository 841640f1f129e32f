import { z } from 'zod';
import { StartupError } from '../startupError.js';
import type { Candidate } from './ImportedReader.js';
import { parseEntries } from './exportFile.js';
import { inBatches, type ImportSource } from './ImportSource.js';
import { readText } from './readText.js';

const text = z.string().nullish();

const userSchema = z.object({
  localId: z.string(),
  email: text,
  emailVerified: z.boolean().nullish(),
  passwordHash: text,
  salt: text,
  displayName: text,
  photoUrl: text,
  /** Milliseconds since 1970. */
  createdAt: z.union([z.string(), z.number()]).nullish(),
  disabled: z.boolean().nullish(),
  mfaInfo: z.array(z.unknown()).nullish(),
  providerUserInfo: z
    .array(z.object({ providerId: z.string(), rawId: text, displayName: text, photoUrl: text }))
    .nullish(),
});
type User = z.output<typeof userSchema>;

/** The project's parameters: with them, and the salts, its passwords can be guessed offline. */
interface HashConfig {
  signerKey: string;
  saltSeparator: string;
  rounds: string;
  memCost: string;
}

/** Passwords, links and telephone numbers: no services. */
const OWN = new Set(['password', 'phone', 'emailLink']);

/**
 * Reads the file of `firebase auth:export users.json`.
 *
 * @param options.hashConfig a file with the password hash parameters, as the Firebase console shows them
 * @throws StartupError when a file isn't understood, or there are passwords without parameters
 * @see https://firebase.google.com/docs/cli/auth
 */
export async function readFirebase(
  file: string,
  { hashConfig, withPasswords }: { hashConfig: string | null; withPasswords: boolean },
): Promise<ImportSource> {
  const users = parseUsers(file, await readText(file));
  const config =
    hashConfig === null ? null : parseHashConfig(hashConfig, await readText(hashConfig));
  const passwords = users.filter(({ passwordHash }) => passwordHash).length;
  if (config === null && withPasswords && passwords > 0) {
    throw new StartupError(
      `${passwords} of the users have a password, which needs the project's hash parameters: --hash-config FILE. ` +
        'Or leave all passwords out: --without-passwords.',
    );
  }
  return {
    name: 'firebase',
    total: users.length,
    providers: { 'google.com': 'google', 'github.com': 'github' },
    leftBehind: [],
    batches: () => inBatches(users.map((user) => toCandidate(user, config))),
  };
}

function parseUsers(file: string, content: string): User[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (cause) {
    throw new StartupError(`Nothing was imported: ${file} is not JSON.`, { cause });
  }
  const list = z.object({ users: z.array(z.unknown()) }).safeParse(parsed);
  if (!list.success) {
    throw new StartupError(`Nothing was imported: ${file} has no list "users".`);
  }
  const entries = list.data.users.map((value, index) => ({ name: `user ${index + 1}`, value }));
  return parseEntries(file, entries, userSchema).map(({ value }) => value);
}

/** As the console shows it, or as JSON with the same names. */
function parseHashConfig(file: string, content: string): HashConfig {
  const get = (name: string, form: string) =>
    new RegExp(`\\b${name}"?\\s*:\\s*"?(${form})"?\\s*(?:[,}\\n]|$)`).exec(content)?.[1];
  const algorithm = get('algorithm', '\\w+');
  const signerKey = get('base64_signer_key', '[\\w+/=-]+');
  const saltSeparator = get('base64_salt_separator', '[\\w+/=-]+');
  const rounds = get('rounds', '\\d+');
  const memCost = get('mem_cost', '\\d+');
  if (algorithm !== 'SCRYPT' || !signerKey || !saltSeparator || !rounds || !memCost) {
    throw new StartupError(
      `${file} must have algorithm: SCRYPT, base64_signer_key, base64_salt_separator, rounds and mem_cost, ` +
        'as the Firebase console shows them.',
    );
  }
  return { signerKey, saltSeparator, rounds, memCost };
}

function toCandidate(user: User, config: HashConfig | null): Candidate {
  const services = (user.providerUserInfo ?? []).filter(({ providerId }) => !OWN.has(providerId));
  return {
    from: user.localId,
    id: user.localId,
    email: user.email,
    skip: skipReason(user, services),
    names: [user.displayName, ...services.map(({ displayName }) => displayName)],
    images: [user.photoUrl, ...services.map(({ photoUrl }) => photoUrl)],
    locales: [],
    passwordHash: toStoredHash(user, config),
    identities: services.map(({ providerId, rawId }) => ({ provider: providerId, subject: rawId })),
    isBanned: user.disabled === true,
    hasSecondFactor: (user.mfaInfo ?? []).length > 0,
    createdAt: Number(user.createdAt),
    preferences: {},
    plans: [],
  };
}

/** In the form that parseStoredHash reads, with the parameters. */
function toStoredHash({ passwordHash, salt }: User, config: HashConfig | null): string | null {
  if (!passwordHash) return null;
  if (config === null) return 'without parameters';
  const { memCost, rounds, saltSeparator, signerKey } = config;
  const [ss, sk, s, hash] = [saltSeparator, signerKey, salt ?? '', passwordHash].map(toBase64);
  return `$fbscrypt$v=1,n=${memCost},r=${rounds},p=1,ss=${ss},sk=${sk}$${s}$${hash}`;
}

/** Some versions export the alphabet for URLs. */
const toBase64 = (base64: string) => base64.replaceAll('-', '+').replaceAll('_', '/');

function skipReason(user: User, services: readonly { providerId: string }[]): Candidate['skip'] {
  const isEnterprise = ({ providerId }: { providerId: string }) => providerId.startsWith('saml.');
  if (services.length > 0 && services.every(isEnterprise) && !user.passwordHash) return 'sso';
  if (!user.email) {
    return (user.providerUserInfo ?? []).length === 0 ? 'anonymous' : 'no-address';
  }
  return user.emailVerified === true ? null : 'unconfirmed';
}
