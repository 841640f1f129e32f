import leven from 'leven';
import { error, ok, warning, type Check, type Found } from '../Finding.js';
import { listSettings } from './listSettings.js';

/** Names that other tools and older guides use. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  AUTH_SECRET: 'BETTER_AUTH_SECRET',
  NEXTAUTH_SECRET: 'BETTER_AUTH_SECRET',
  BETTER_AUTH_URL: 'AUTH_URL',
  NEXTAUTH_URL: 'AUTH_URL',
  POSTGRES_URL: 'DATABASE_URL',
  POSTGRES_URL_NON_POOLING: 'DATABASE_URL_UNPOOLED',
  DIRECT_URL: 'DATABASE_URL_UNPOOLED',
  SMTP_HOST: 'SMTP_URL',
  EMAIL_FROM: 'MAIL_FROM',
};
/** Shorter names are close to many others. */
const SHORTEST = 6;
/** Two letters in the wrong order are two changes. */
const MAX_CHANGES = 2;

export const settingNames: Check<{ env: Readonly<Record<string, string | undefined>> }> = {
  id: 'settings.names',
  help: 'misspelled-settings',
  run: ({ env }) => {
    const known = listSettings(env);
    const found = Object.keys(env).flatMap((name) => {
      const meant = known.includes(name) ? null : findMeant(name, known);
      return meant === null ? [] : explain(name, meant, env);
    });
    return found.length > 0 ? found : [ok('no misspelled names')];
  },
};

function findMeant(name: string, known: readonly string[]): string | null {
  // BETTER_AUTH_SECRETS is not a misspelling, and has its own message.
  if (name.length < SHORTEST || name === 'BETTER_AUTH_SECRETS') return null;
  const closest = known
    .filter((each) => each.length >= SHORTEST)
    .map((each) => ({ each, changes: leven(name.toUpperCase(), each, { maxDistance: 3 }) }))
    .sort((one, other) => one.changes - other.changes)[0];
  if (closest !== undefined && closest.changes <= MAX_CHANGES) return closest.each;
  return OTHER_NAMES[name] ?? null;
}

function explain(
  name: string,
  meant: string,
  env: Readonly<Record<string, string | undefined>>,
): Found[] {
  const isOther = Object.hasOwn(OTHER_NAMES, name);
  // Another tool may use it.
  if (env[meant] !== undefined) {
    return isOther
      ? []
      : [
          warning(
            `${name} has no effect, and looks like ${meant}, which is set as well`,
            `Remove ${name}, unless another program needs it.`,
            'misspelled-settings',
          ),
        ];
  }
  const report = isOther ? warning : error;
  return [
    report(
      `${name} has no effect, and ${meant} is not set`,
      `Rename it to ${meant}${isOther ? ', unless it belongs to another program' : ''}.`,
      'misspelled-settings',
    ),
  ];
}
