import { z } from 'zod';

/** A secret of the server, and its version in `BETTER_AUTH_SECRETS`. */
export interface Secret {
  /** `null`: `BETTER_AUTH_SECRET`, which has no version. */
  version: number | null;
  value: string;
}

/** What signs cookies and encrypts columns. Several at once while they are rotated. */
export interface Secrets {
  /** Signs and encrypts. */
  current: Secret;
  /** Only verify and decrypt: earlier secrets, and the next one before its turn. */
  others: readonly Secret[];
  /**
   * The secret of everything encrypted or signed without a version: `BETTER_AUTH_SECRET`, or else version 1.
   * `null`: it was retired.
   */
  plain: string | null;
}

/**
 * The version that `BETTER_AUTH_SECRET` gets with the first rotation, and counts as until then. Nothing is
 * stored with it while there are no others, so that older releases can read what this one encrypts.
 */
export const PLAIN_VERSION = 1;

const MIN_LENGTH = 32;
const TOO_SHORT = `is shorter than ${MIN_LENGTH} characters: generate one with "openssl rand -base64 32"`;
const FORMAT = 'must list secrets as version:secret, separated by commas, such as 2:new,1:old';

type Versioned = Secret & { version: number };

/** Better Auth's format. Messages never contain a value. */
const versions = z.string().transform((text, context): Versioned[] => {
  const problem = (message: string) => context.addIssue({ code: 'custom', message });
  const secrets = text.split(',').flatMap((entry) => {
    const [, version, value] = /^\s*(\d{1,9}):(.*?)\s*$/s.exec(entry) ?? [];
    if (version === undefined || value === undefined) return [];
    return { version: Number(version), value };
  });
  if (secrets.length !== text.split(',').length) problem(FORMAT);
  for (const { version, value } of secrets) {
    if (value.length < MIN_LENGTH) problem(`has a version ${version} that ${TOO_SHORT}`);
  }
  if (new Set(secrets.map(({ version }) => version)).size < secrets.length) {
    problem('has the same version twice: each secret needs its own');
  }
  if (new Set(secrets.map(({ value }) => value)).size < secrets.length) {
    problem('has the same secret twice');
  }
  return secrets;
});

/** The secrets, as part of the schema of all settings. */
export const secretSettingsShape = {
  BETTER_AUTH_SECRET: z.string().min(MIN_LENGTH, TOO_SHORT).optional(),
  BETTER_AUTH_SECRETS: versions.optional(),
};

type Values = z.output<z.ZodObject<typeof secretSettingsShape>>;

/** Checks that involve several settings. */
export function checkSecretSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const { BETTER_AUTH_SECRET: plain, BETTER_AUTH_SECRETS: all } = env;
  if (plain !== undefined || all !== undefined) return [];
  const isProduction = env.NODE_ENV === 'production';
  if (!isProduction && env.DATABASE_URL === undefined) return [];
  const why = isProduction ? 'in production' : 'with DATABASE_URL';
  return [`BETTER_AUTH_SECRET is required ${why}: generate one with "openssl rand -base64 32"`];
}

/** @returns `null` if none is set */
export function toSecrets(values: Values): Secrets | null {
  const { BETTER_AUTH_SECRET: plain, BETTER_AUTH_SECRETS: listed } = values;
  const [current, ...others] = listed ?? [];
  if (current === undefined) return plain === undefined ? null : onlySecret(plain);
  const all = [current, ...others];
  const first = all.find(({ version }) => version === PLAIN_VERSION);
  const isUnlisted = plain !== undefined && all.every(({ value }) => value !== plain);
  return {
    current,
    others: isUnlisted ? [...others, { version: null, value: plain }] : others,
    plain: plain ?? first?.value ?? null,
  };
}

/** A secret that has never been rotated. */
export function onlySecret(value: string): Secrets & { plain: string } {
  return { current: { version: null, value }, others: [], plain: value };
}
