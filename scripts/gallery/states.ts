import {
  type AccountPlan,
  type AccountSecurity,
  type AccountSession,
  type ApiKey,
  MAX_API_KEYS,
  type PendingEmailChange,
  type SignInMethods,
} from '@gatehouse/contract/account';
import type { Activity } from '@gatehouse/contract/activity';
import { ERROR_CODES, type ErrorBody } from '@gatehouse/contract/errorCodes';
import type { Me } from '@gatehouse/contract/me';

export { SIGNED_IN_HINT } from '@gatehouse/contract/signedInHint';

/** The server's response to a `GET`. `never` for none, so that the page keeps loading. */
type Answer<Body> = Body | ErrorBody | 'never';

interface Answers {
  '/api/me': Answer<Me>;
  '/api/me/security': Answer<AccountSecurity>;
  '/api/me/sessions': Answer<AccountSession[]>;
  '/api/me/activity': Answer<Activity[]>;
  '/api/me/plans': Answer<AccountPlan[]>;
  '/api/me/api-keys': Answer<ApiKey[]>;
  '/api/me/email': Answer<PendingEmailChange>;
  '/api/auth/methods': Answer<SignInMethods>;
}

interface State {
  title: string;
  /** The page that shows the state. */
  page: string;
  /** Overrides the responses for a reader who has just signed up. */
  answers: Partial<Answers>;
}

const away: ErrorBody = {
  code: 'DATABASE_UNAVAILABLE',
  message: ERROR_CODES.DATABASE_UNAVAILABLE.message,
  requestId: 'gallery',
};

const signedOut: Me = { reader: null, plans: [], profile: null };

const ada: Me & { reader: object } = {
  reader: {
    id: 'ada',
    name: 'Ada Reader',
    email: 'ada@example.com',
    image: null,
    role: 'reader',
  },
  plans: [],
  profile: { colorMode: null, packageManager: null, operatingSystem: null, experience: null },
};

const session: AccountSession = {
  id: 'current',
  isCurrent: true,
  device: 'Firefox on Linux',
  deviceKind: 'desktop',
  address: '192.0.2.7',
  createdAt: '2026-03-02T08:15:00Z',
  lastSeenAt: '2026-03-02T09:30:00Z',
};

const signedIn: Activity = {
  at: session.createdAt,
  kind: 'sign-in',
  actor: 'reader',
  device: session.device,
  address: session.address,
  detail: null,
};

const newReader: Answers = {
  '/api/me': ada,
  '/api/me/security': {
    isFresh: true,
    hasPassword: true,
    hasSecondFactor: false,
    passkeys: [],
    connections: [],
  },
  '/api/me/sessions': [session],
  '/api/me/activity': [signedIn],
  '/api/me/plans': [],
  '/api/me/api-keys': [],
  '/api/me/email': { pending: null },
  '/api/auth/methods': { providers: [], signUp: 'open' },
};

const providers = [
  { id: 'github', name: 'GitHub' },
  { id: 'google', name: 'Google' },
];

const secured: AccountSecurity = {
  isFresh: true,
  hasPassword: true,
  hasSecondFactor: true,
  passkeys: [
    {
      id: 'laptop',
      name: 'Laptop',
      createdAt: '2026-01-15T10:00:00Z',
      lastUsedAt: '2026-03-01T18:20:00Z',
    },
    { id: 'unnamed', name: null, createdAt: null, lastUsedAt: null },
  ],
  connections: [{ id: 'github', provider: 'github', createdAt: '2026-02-01T12:00:00Z' }],
};

const apiKey: ApiKey = {
  id: 'nightly',
  name: 'Nightly build',
  start: 'gh_kTmW',
  scope: 'read',
  createdAt: '2026-01-15T10:00:00Z',
  lastUsedAt: '2026-03-02T09:25:00Z',
  expiresAt: '2027-01-15T10:00:00Z',
};

const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu';

const PROFILE = '/profile';
const PREMIUM = '/docs/playbooks/free-to-paid';
const SECTION = '/docs/gate/teasers-and-paywalls';

/** All states of the account area, the paywall and the sign-in pages worth viewing. */
export const STATES: Record<string, State> = {
  new: { title: 'A new reader', page: PROFILE, answers: {} },
  secured: {
    title: 'A reader with everything',
    page: PROFILE,
    answers: {
      '/api/me': { ...ada, plans: ['premium'] },
      '/api/me/security': secured,
      '/api/me/plans': [{ id: 'premium', endsAt: '2027-01-01T00:00:00Z' }],
      '/api/me/sessions': [
        session,
        {
          ...session,
          id: 'phone',
          isCurrent: false,
          device: 'Safari on iOS',
          deviceKind: 'phone',
          address: '2001:db8::1',
        },
      ],
      '/api/me/api-keys': [apiKey, { ...apiKey, id: 'editor', name: 'Editor', lastUsedAt: null }],
      '/api/me/activity': [
        { ...signedIn, kind: 'granted', actor: 'administrator', detail: 'premium', device: null },
        { ...signedIn, kind: 'passkey-added', detail: 'Laptop' },
        { ...signedIn, kind: 'sign-in-failed', actor: 'stranger' },
        signedIn,
      ],
      '/api/auth/methods': { providers, signUp: 'open' },
    },
  },
  stale: {
    title: 'Signed in a while ago',
    page: PROFILE,
    answers: { '/api/me/security': { ...secured, isFresh: false } },
  },
  passwordless: {
    title: 'Without a password',
    page: PROFILE,
    answers: {
      '/api/me/security': { ...secured, hasPassword: false, hasSecondFactor: false },
      '/api/auth/methods': { providers, signUp: 'open' },
    },
  },
  pending: {
    title: 'A new email is not confirmed yet',
    page: PROFILE,
    answers: {
      '/api/me/email': {
        pending: { email: 'ada@new.example.com', expiresAt: '2026-03-02T10:30:00Z' },
      },
    },
  },
  long: {
    title: 'Long names',
    page: PROFILE,
    answers: {
      '/api/me': {
        ...ada,
        reader: {
          ...ada.reader,
          name: LONG_NAME,
          email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example.com`,
        },
      },
    },
  },
  manyKeys: {
    title: 'As many API keys as there can be',
    page: PROFILE,
    answers: {
      '/api/me/api-keys': Array.from({ length: MAX_API_KEYS }, (_, index) => ({
        ...apiKey,
        id: String(index),
        name: `Program ${index}`,
      })),
    },
  },
  rowsLoading: {
    title: 'Rows are loading',
    page: PROFILE,
    answers: {
      '/api/me/security': 'never',
      '/api/me/sessions': 'never',
      '/api/me/api-keys': 'never',
      '/api/me/activity': 'never',
      '/api/me/plans': 'never',
    },
  },
  rowsAway: {
    title: 'Rows without the server',
    page: PROFILE,
    answers: {
      '/api/me/security': away,
      '/api/me/sessions': away,
      '/api/me/api-keys': away,
      '/api/me/activity': away,
      '/api/me/plans': away,
      '/api/me/email': away,
    },
  },
  signInFirst: { title: 'Signed out', page: PROFILE, answers: { '/api/me': signedOut } },
  accountAway: { title: 'The server is unreachable', page: PROFILE, answers: { '/api/me': away } },

  paywall: { title: 'Paywall: signed out', page: PREMIUM, answers: { '/api/me': signedOut } },
  upgrade: { title: 'Paywall: without the plan', page: PREMIUM, answers: {} },
  paywallLoading: { title: 'Paywall: loading', page: PREMIUM, answers: { '/api/me': 'never' } },
  paywallAway: {
    title: 'Paywall: the server is unreachable',
    page: PREMIUM,
    answers: { '/api/me': away },
  },
  open: {
    title: 'The page is open',
    page: PREMIUM,
    answers: { '/api/me': { ...ada, plans: ['premium'] } },
  },
  section: { title: 'Section: signed out', page: SECTION, answers: { '/api/me': signedOut } },
  sectionUpgrade: { title: 'Section: without the plan', page: SECTION, answers: {} },

  signIn: { title: 'Sign in', page: '/sign-in', answers: { '/api/me': signedOut } },
  signInProviders: {
    title: 'Sign in: with other services',
    page: '/sign-in',
    answers: { '/api/me': signedOut, '/api/auth/methods': { providers, signUp: 'open' } },
  },
  signUp: { title: 'Sign up', page: '/sign-up', answers: { '/api/me': signedOut } },
  signUpLimited: {
    title: 'Sign up: for some addresses',
    page: '/sign-up',
    answers: { '/api/me': signedOut, '/api/auth/methods': { providers: [], signUp: 'limited' } },
  },
  signUpClosed: {
    title: 'Sign up: closed',
    page: '/sign-up',
    answers: { '/api/me': signedOut, '/api/auth/methods': { providers: [], signUp: 'closed' } },
  },
};

/**
 * The response to a request in a state. Requests that only the real server can handle, such as
 * writes, are refused as if its database were down.
 */
export function answerIn(state: string, method: string, path: string): Answer<unknown> {
  const answers: Answers = { ...newReader, ...STATES[state]?.answers };
  const isKnown = method === 'GET' && Object.hasOwn(answers, path);
  return isKnown ? answers[path as keyof Answers] : away;
}

/** The status for a response body. */
export function statusOf(body: unknown): number {
  const { code } = (body ?? {}) as Partial<ErrorBody>;
  return code !== undefined && Object.hasOwn(ERROR_CODES, code)
    ? ERROR_CODES[code as keyof typeof ERROR_CODES].status
    : 200;
}
