import { MAX_API_KEYS } from '@gatehouse/contract/account';
import { MAX_API_KEY_DAYS } from '@gatehouse/contract/apiKey';
import { MAX_LENGTH } from '@gatehouse/contract/planRules';
import { PASSWORD_LENGTH } from '../../auth-server/src/auth/authOptions.js';
import { SIGN_UP_MINUTES } from '../../auth-server/src/auth/signUp/pendingSignUps.js';
import { parseConfig } from '../../auth-server/src/config/parseConfig.js';
import { settingsSchema } from '../../auth-server/src/env.js';
import { DEFAULT_LIMITS } from '../../auth-server/src/limits/limitSettings.js';
import { DEFAULT_RETRY_PLAN } from '../../auth-server/src/mail/worker/retryDelay.js';
import { FRESH_MINUTES } from '../../auth-server/src/session/sessionReader.js';
import { describe, expect, it } from 'vitest';
import { allMatches, readFile, sectionOf, tableRows } from './readDocs.js';

const ACCOUNTS = 'docs/accounts/accounts-and-sessions.mdx';
const AREA = 'docs/accounts/account-area.mdx';
const SAFE = 'docs/accounts/keep-your-account-safe.mdx';
const API = 'docs/reference/http-api.mdx';
const READERS = 'docs/reference/api/readers.mdx';
const ACCOUNT = 'docs/reference/api/account.mdx';
const CONFIG = 'docs/reference/gatehouse-config.mdx';
const SETTINGS = 'docs/reference/configuration.mdx';
const MODEL = 'docs/security-model.mdx';
const KEYS = 'docs/services/api-keys.mdx';
const PLANS = 'docs/gate/plans-and-entitlements.mdx';

/**
 * A number declared in a file: after a name, with `=` or `:` in between. Products are multiplied.
 *
 * @throws Error when the name is missing
 */
function numberOf(file: string, name: string): number {
  const pattern = new RegExp(`\\b${name}\\b(?:: \\w+(?= =))? ?[=:] ?([\\d_]+(?: \\* [\\d_]+)*)`);
  const product = pattern.exec(readFile(`auth-server/src/${file}`))?.[1];
  if (product === undefined) throw new Error(`${file} declares no number ${name}`);
  return product
    .split(' * ')
    .reduce((result, factor) => result * Number(factor.replaceAll('_', '')), 1);
}

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
const word = (number: number) => WORDS[number] ?? String(number);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const hours = (minutes: number) => `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`;

const { min, max } = PASSWORD_LENGTH;
const { days, idleDays } = parseConfig().sessions;
const reset = numberOf('auth/passwordReset/passwordReset.ts', 'RESET_MINUTES');
const change = numberOf('account/emailChange/emailChange.ts', 'CHANGE_MINUTES');
const review = numberOf('auth/passwordReset/beginReview.ts', 'REVIEW_MINUTES');
const magicLink = numberOf('auth/magicLink.ts', 'MAGIC_LINK_MINUTES');
const { connections } = DEFAULT_LIMITS;
const pictureBytes = DEFAULT_LIMITS.bodies.avatar;
const pictures = numberOf('account/avatar/avatarRouter.ts', 'UPLOADS');
const cpu = numberOf('account/avatar/encodeAvatar.ts', 'cpu') / 1000;
const newKeys = numberOf('apiKeys/apiKeyRouter.ts', 'max');
const keyRequests = settingsSchema.parse({}).API_KEY_REQUESTS_PER_MINUTE;
const requests = numberOf('account/accessRequestRouter.ts', 'max');
const { attempts, first, longest } = DEFAULT_RETRY_PLAN;
/** An upper bound: delays are shortened at random. */
const retryHours = Array.from({ length: attempts - 1 }, (_, failed) =>
  Math.min(longest, first * 2 ** failed),
).reduce((sum, delay) => sum + delay / 3_600_000, 0);
const pixels = (format: string) => numberOf('account/avatar/pictureProcess.ts', format) / 1_000_000;

/** Sentences on a page, with the numbers declared in the code. */
const SENTENCES: [page: string, sentence: string][] = [
  [ACCOUNTS, `The password needs ${min} to ${max} characters`],
  ['docs/tour.mdx', `a password of at least ${min} characters`],
  [MODEL, `a password of ${min} to ${max} characters`],
  [ACCOUNTS, `Its link works for ${SIGN_UP_MINUTES} minutes.`],
  [ACCOUNTS, `A sign-in link works once and expires after ${magicLink} minutes.`],
  [ACCOUNTS, `The link works once and expires in ${hours(reset)}`],
  ['docs/help/faq.mdx', `It works once and expires in ${hours(reset)}.`],
  [ACCOUNTS, `The button works for ${review} minutes.`],
  [ACCOUNT, `of a password reset within the last ${review} minutes`],
  [AREA, `each with a link that expires in ${hours(change)}`],
  [ACCOUNTS, `A session is fresh for ${FRESH_MINUTES} minutes`],
  [AREA, `“Your last sign-in was more than ${FRESH_MINUTES} minutes ago”`],
  [AREA, `a sign-in within the last ${FRESH_MINUTES} minutes`],
  [SAFE, `a sign-in within the last ${FRESH_MINUTES} minutes`],
  [API, `a sign-in within the last ${FRESH_MINUTES} minutes`],
  [API, `The reader signed in more than ${FRESH_MINUTES} minutes ago.`],
  [
    ACCOUNTS,
    `A session ends ${idleDays} days after the reader's last visit, and ${days} days after sign-in`,
  ],
  [ACCOUNTS, `${idleDays} days pass without a visit, or ${days} since sign-in`],
  [CONFIG, `in whole days from 1 to ${days}`],
  [
    ACCOUNTS,
    `| Confirming a new address | ${numberOf('account/emailChange/emailChangeRouter.ts', 'CONFIRMATIONS = { max')} |`,
  ],
  [
    ACCOUNTS,
    `gets up to ${numberOf('events/noticeMails.ts', 'HOURLY_LIMIT')} of each kind in an hour`,
  ],
  [ACCOUNTS, `for up to ${Math.round(retryHours)} hours`],
  [MODEL, `a body of ${DEFAULT_LIMITS.bodies.json / 1024} kB`],
  [MODEL, `headers of ${connections.headerBytes / 1024} kB`],
  [MODEL, `${connections.headersTimeout / 1000} seconds to send its headers`],
  [MODEL, `and ${connections.requestTimeout / 1000} for the whole request`],
  [MODEL, `killed after ${cpu} seconds of processor time`],
  [MODEL, `Each reader can send ${word(pictures)} pictures an hour.`],
  [READERS, `${pixels('jpeg')} million pixels, or ${pixels('heif')} million for AVIF`],
  [AREA, `${capital(word(pictures))} pictures in an hour`],
  [
    AREA,
    `a new picture of ${[1, 2].map(() => numberOf('account/avatar/pictureProcess.ts', 'SIDE')).join(' by ')} pixels`,
  ],
  [READERS, `At most ${pictureBytes / 1024 ** 2} MB`],
  [READERS, `Each reader can upload ${pictures} pictures per hour`],
  [ACCOUNT, `the last ${numberOf('account/accountRouter.ts', 'SHOWN_ACTIVITY')} events`],
  [ACCOUNT, `at most ${requests} times per hour`],
  [ACCOUNT, `a sign-in within the last ${FRESH_MINUTES} minutes`],
  [
    'docs/reference/api/access-tokens.mdx',
    `Each reader can get ${numberOf('tokens/tokenRouter.ts', 'TOKENS_PER_MINUTE')} per minute`,
  ],
  [ACCOUNT, `The key is valid for 1 to ${MAX_API_KEY_DAYS} days`],
  [ACCOUNT, `A reader can have ${MAX_API_KEYS} keys at a time, and create ${newKeys} per hour`],
  [API, `The reader has ${MAX_API_KEYS} [API keys]`],
  [KEYS, `at most ${MAX_API_KEYS} keys at a time, and can create ${newKeys} in an hour`],
  [KEYS, `lasts ${MAX_API_KEY_DAYS} days at most`],
  [KEYS, `A key can make ${keyRequests} requests in a minute.`],
  [KEYS, `a sign-in within the last ${FRESH_MINUTES} minutes`],
  [PLANS, `A reader can send ${requests} requests in an hour.`],
  [PLANS, `What readers call it. At most ${MAX_LENGTH.title} characters.`],
  [PLANS, `what it opens. At most ${MAX_LENGTH.description} characters.`],
  [PLANS, `\`On request\`. At most ${MAX_LENGTH.price} characters.`],
  [
    SETTINGS,
    `within ${numberOf('auth/passwordPolicy/createBreachCheck.ts', 'TIMEOUT_MS') / 1000} seconds`,
  ],
  [SETTINGS, `and at least \`${numberOf('auth/mailLimits.ts', 'FEWEST_FOR_NETWORK')}\``],
  [SETTINGS, `\`${settingsSchema.parse({}).MAIL_HOURLY_LIMIT / 20}\` by default`],
  [CONFIG, `It gets ${numberOf('events/siteSubscriber.ts', 'TIMEOUT_MS') / 1000} seconds.`],
  [
    CONFIG,
    `${capital(word(numberOf('events/siteSubscriber.ts', 'CONCURRENCY')))} calls run at once`,
  ],
];

describe('the limits in the docs', () => {
  it('match the code', () => {
    expect(SENTENCES.filter(([page, sentence]) => !readFile(page).includes(sentence))).toEqual([]);
  });

  it('of the settings match the server’s validation', () => {
    const problems = settingsSchema.safeParse({ AUDIT_DAYS: '99999', BETTER_AUTH_SECRET: 'x' });
    const [most = '', least = ''] = ['AUDIT_DAYS', 'BETTER_AUTH_SECRET'].map(
      (name) =>
        /\d+/.exec(problems.error?.issues.find(({ path }) => path[0] === name)?.message ?? '')?.[0],
    );
    const page = readFile(SETTINGS);
    expect(sectionOf(page, '### `AUDIT_DAYS`')).toContain(`at most ${most}`);
    expect(sectionOf(page, '### `BETTER_AUTH_SECRET`')).toContain(`At least ${least} characters`);
  });

  it('on attempts per minute match each route', () => {
    const source = readFile('auth-server/src/auth/authOptions.ts');
    const declared = Object.fromEntries(
      [...source.matchAll(/'(\/[\w/*-]+)': \{ window: 60, max: (\d+) \}/g)].map(
        ([, route = '', most]) => [route, Number(most)],
      ),
    );
    const rows = tableRows(sectionOf(readFile(ACCOUNTS), '### Too many attempts'));
    const documented = Object.fromEntries(rows.map(([what = '', most]) => [what, Number(most)]));
    const ROUTES: Record<string, string[]> = {
      'Signing in with a password': ['/sign-in/email'],
      'Following a sign-in link': ['/magic-link/verify'],
      'Signing up': ['/sign-up/request'],
      'Confirming a sign-up': ['/sign-up/confirm'],
      'Setting a new password with a link': ['/reset-password'],
      'Asking for a link by email': [
        '/sign-up/resend',
        '/request-password-reset',
        '/sign-in/magic-link',
      ],
      'Changing the password': ['/change-password'],
      'Two-factor codes': ['/two-factor/*'],
      'Signing in with another service': ['/sign-in/social'],
      Passkeys: ['/passkey/*'],
    };
    expect(Object.values(ROUTES).flat().sort()).toEqual(Object.keys(declared).sort());
    for (const [what, routes] of Object.entries(ROUTES)) {
      const most = [...new Set(routes.map((route) => declared[route]))];
      expect({ what, most: [documented[what]] }).toEqual({ what, most });
    }
  });

  it('on wrong guesses match each kind', () => {
    const source = readFile('auth-server/src/auth/guesses/createGuessLimits.ts');
    const declared = allMatches(source, /^ {2}'?[\w-]+'?: \{ account: (.+ network: .+) \},$/gm).map(
      (budgets) => allMatches(budgets, /(?:quarter|day): (\d+)/g).join() && digits(budgets),
    );
    const rows = tableRows(sectionOf(readFile(ACCOUNTS), '### Too many attempts'));
    const documented = rows
      .filter((cells) => cells.length === 4)
      .slice(1)
      .map((cells) => digits(cells.slice(1).join(' ')));
    expect(new Set(documented)).toEqual(new Set(declared));
    expect(documented).toHaveLength(4);
  });

  it('on emails to one address match each purpose', () => {
    const file = 'auth/mailLimits.ts';
    const rows = tableRows(sectionOf(readFile(ACCOUNTS), '### How many emails go out'));
    const [known, anywhere, network] = rows.slice(1).map((cells) => cells.slice(1).map(Number));
    const all = (most: number) => [most, most, most, most];
    expect(known).toEqual(all(numberOf(file, 'known')));
    expect(anywhere).toEqual(
      ["'sign-up'", "'sign-in'", 'reset', "'address-change'"].map((purpose) =>
        Number(
          new RegExp(`anywhere: \\{.*?${purpose}: (\\d+)`).exec(
            readFile(`auth-server/src/${file}`),
          )?.[1],
        ),
      ),
    );
    expect(network).toEqual(all(numberOf(file, 'network')));
  });
});

const digits = (text: string) => [...text.matchAll(/\d+/g)].join(' ');
