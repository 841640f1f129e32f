import { emailSchema } from '@gatehouse/contract/emailSchema';
import { nameSchema } from '@gatehouse/contract/nameSchema';
import { z } from 'zod';
import { authExtensionSchema, whereDecided } from '../auth/extension/AuthExtension.js';
import { DARK, LIGHT, findPaleColors, type MailColors } from '../mail/render/mailStyle.js';
import { StartupError } from '../startupError.js';
import { TOKEN_ALGORITHMS } from '../tokens/keys/TokenSettings.js';
import type { GatehouseConfig } from './GatehouseConfig.js';

const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a color such as #1a6a4e');
const colorsOf = (standard: MailColors) =>
  z
    .strictObject(
      Object.fromEntries(
        Object.entries(standard).map(([name, value]) => [name, color.default(value)]),
      ) as Record<keyof MailColors, z.ZodDefault<typeof color>>,
    )
    .superRefine((colors, context) => {
      for (const problem of findPaleColors(colors)) context.addIssue(problem);
    })
    .prefault({});

const domain = z
  .string()
  .toLowerCase()
  .refine(
    (name) => emailSchema.safeParse(`a@${name}`).success && !name.includes('@'),
    'must be a domain such as example.com',
  );

/** Days without a visit after which a session ends, by default. */
const IDLE_DAYS = 30;
/** Days after which every session ends, however active its reader is. */
const MAX_DAYS = 90;
const upTo = (max: number, unit: string) =>
  z
    .number(`must be a number of ${unit}`)
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(max, `must be ${max} or less`);
const sessionDays = upTo(MAX_DAYS, 'days');
/** 7 days: a service that only checks signatures accepts a token for that long. */
const MAX_TOKEN_MINUTES = 7 * 24 * 60;

const schema = z.strictObject({
  name: nameSchema(60).nullable().default(null),
  mail: z
    .strictObject({
      logo: z
        .url({ protocol: /^https$/, error: 'must be the https: URL of an image' })
        .nullable()
        .default(null),
      colors: z.strictObject({ light: colorsOf(LIGHT), dark: colorsOf(DARK) }).prefault({}),
    })
    .prefault({}),
  signUp: z
    .union(
      [
        z.enum(['open', 'closed']),
        z
          .strictObject({
            addresses: z.array(emailSchema).default([]),
            domains: z.array(domain).default([]),
          })
          .refine(
            ({ addresses, domains }) => addresses.length + domains.length > 0,
            'allows no one: use "closed" instead',
          ),
      ],
      { error: 'must be "open", "closed", or { addresses, domains }' },
    )
    .default('open'),
  sessions: z
    .strictObject({ idleDays: sessionDays.optional(), days: sessionDays.default(MAX_DAYS) })
    .refine(({ idleDays = 1, days }) => idleDays <= days, {
      path: ['idleDays'],
      error: 'must not be more than sessions.days',
    })
    .transform(({ days, idleDays = IDLE_DAYS }) => ({ days, idleDays: Math.min(idleDays, days) }))
    .prefault({}),
  tokens: z
    .strictObject({
      algorithm: z
        .enum(
          TOKEN_ALGORITHMS,
          `must be ${TOKEN_ALGORITHMS.map((name) => `"${name}"`).join(' or ')}`,
        )
        .default('RS256'),
      minutes: upTo(MAX_TOKEN_MINUTES, 'minutes').default(15),
      audience: z
        .string('must be a string')
        .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 ASCII characters without spaces')
        .nullable()
        .default(null),
      rotationDays: upTo(365, 'days').default(90),
    })
    .prefault({}),
  mcp: z.boolean('must be true or false').default(true),
  onEvent: z
    .custom<NonNullable<GatehouseConfig['onEvent']>>(
      (value) => typeof value === 'function',
      'must be a function: (event) => { … }',
    )
    .nullable()
    .default(null),
  betterAuth: authExtensionSchema.prefault({}),
});

/** A validated {@link GatehouseConfig} with all defaults filled in. */
export type Config = z.output<typeof schema>;

/** Keys that look like a secret, and the setting to use instead. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/^(?:.*auth)?secret$/i, 'BETTER_AUTH_SECRET'],
  [/database|postgres/i, 'DATABASE_URL'],
  [/smtp/i, 'SMTP_URL'],
  [/resend|api_?key/i, 'RESEND_API_KEY'],
  [/client_?secret/i, 'GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_SECRET or OIDC_…_CLIENT_SECRET'],
  [/secret|password|token|private_?key|credential/i, 'a variable of your own'],
];

/**
 * Validates a configuration.
 *
 * @param file its name in messages
 * @throws StartupError that lists every problem, but never a value, which may be a secret
 */
export function parseConfig(config: GatehouseConfig = {}, file = 'gatehouse.config.ts'): Config {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  // An object with a mistyped key also seems to lack the correct one.
  const mistyped = issues.filter(({ code }) => code === 'unrecognized_keys');
  const isFollowing = ({ code, path }: z.core.$ZodIssue) =>
    code === 'custom' && mistyped.some((issue) => issue.path.join() === path.join());
  const problems = issues.filter((issue) => !isFollowing(issue)).flatMap(describe);
  throw new StartupError(
    `${file} is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}

/** Codes for a value of the wrong type in a union. */
const NO_SUCH_CHOICE = new Set(['invalid_value', 'invalid_type']);

function describe(issue: z.core.$ZodIssue): string[] {
  const where = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${[where, key].filter(Boolean).join('.')} ${explainUnknownKey(where, key)}`,
    );
  }
  if (issue.code === 'invalid_union') {
    // The value was meant to be an object: the object's own problems are more specific.
    const inner = issue.errors.find((each) => each.some(({ code }) => !NO_SUCH_CHOICE.has(code)));
    const path = (each: z.core.$ZodIssue) => [...issue.path, ...each.path];
    if (inner) return inner.flatMap((each) => describe({ ...each, path: path(each) }));
  }
  return [`${where || 'The default export'} ${issue.message}`];
}

function explainUnknownKey(where: string, key: string): string {
  const elsewhere = where === 'betterAuth' ? whereDecided(key) : null;
  if (elsewhere !== null) return `can't be set here: ${elsewhere}`;
  const secret = SECRETS.find(([pattern]) => pattern.test(key));
  if (secret !== undefined) {
    return (
      `looks like a secret, which doesn't belong in this file: set ${secret[1]} in the environment or ` +
      'in .env'
    );
  }
  return 'is not a known option';
}
