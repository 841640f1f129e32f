/** What the account's routes answer. Free of dependencies: the browser loads this file. */

/** `GET /api/auth/methods`: the ways to sign in that are on beside password, mail and passkey, and who may sign up. */
export interface SignInMethods {
  providers: { id: string; name: string }[];
  /** `limited`: some addresses may, and the answer to a request does not say which. */
  signUp: 'open' | 'limited' | 'closed';
}

/** One of `GET /api/me/sessions`, the newest first. Times are ISO 8601 in UTC. */
export interface AccountSession {
  /** For ending it. Opens nothing. */
  id: string;
  isCurrent: boolean;
  /** "Firefox on Linux" */
  device: string;
  /** `desktop` also when nobody knows: an iPad, say, calls itself a Mac. */
  deviceKind: 'phone' | 'tablet' | 'desktop';
  address: string | null;
  createdAt: string;
  /** To about five minutes. */
  lastSeenAt: string;
}

export interface Passkey {
  id: string;
  name: string | null;
  createdAt: string | null;
  /** When it signed in last; `null`: never. */
  lastUsedAt: string | null;
}

/** Another service that signs the reader in. */
export interface Connection {
  id: string;
  /** Its id, see {@link SignInMethods}. */
  provider: string;
  createdAt: string;
}

/** `GET /api/me/security`: how the reader can sign in. */
export interface AccountSecurity {
  /** Signed in within the last 15 minutes: what matters can be changed. */
  isFresh: boolean;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  passkeys: Passkey[];
  connections: Connection[];
}

/** Keys a reader can have at a time. */
export const MOST_API_KEYS = 20;

/** One of `GET /api/me/api-keys`: a key in force, the newest first. Times are ISO 8601 in UTC. */
export interface ApiKey {
  /** For revoking it. Opens nothing. */
  id: string;
  name: string;
  /** How the key begins: `gh_AbCd`. */
  start: string;
  /** What it may do: nothing but read. */
  scope: 'read';
  createdAt: string;
  /** To about five minutes; `null`: never. */
  lastUsedAt: string | null;
  expiresAt: string;
}

/** `POST /api/me/api-keys`: the only response with the key itself. */
export interface NewApiKey extends ApiKey {
  key: string;
}

/** `POST /api/me/reset-review`: what else opens an account whose password was just reset. */
export interface ResetReview extends Pick<AccountSecurity, 'passkeys' | 'hasSecondFactor'> {
  /** With what readers call the service. */
  connections: (Connection & { name: string })[];
  apiKeys: Pick<ApiKey, 'id' | 'name'>[];
}

/** One of `GET /api/me/plans`: a plan that is in force. */
export interface AccountPlan {
  id: string;
  /** ISO 8601 in UTC. `null`: it is for good. */
  endsAt: string | null;
}

/** `GET /api/me/email`: whether another address waits for the consent of both. */
export interface PendingEmailChange {
  pending: {
    /** The new one. */
    email: string;
    /** When its links end: ISO 8601 in UTC. */
    expiresAt: string;
  } | null;
}

/** `POST /api/me/email/review`: what the link in an email is about. */
export interface EmailChangeReview {
  current: string;
  /** The new one. */
  wanted: string;
}

/** The answer to one of the two links of a new address. */
export interface EmailChangeAnswer {
  /** `waiting`: for the other address. */
  status: 'changed' | 'waiting';
}

export const ACTIVITY_KINDS = [
  'sign-up',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'password-refused',
  'password-changed',
  'password-reset',
  'email-change-asked',
  'email-change-canceled',
  'email-changed',
  'second-factor-on',
  'second-factor-off',
  'backup-codes-made',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'connection-asked',
  'connection-added',
  'connection-removed',
  'api-key-created',
  'api-key-revoked',
  'session-ended',
  'other-sessions-ended',
  'data-exported',
  'access-requested',
  'account-deleted',
  'granted',
  'revoked',
  'banned',
  'unbanned',
  'made-administrator',
  'everyone-signed-out',
] as const;
/** Administrator actions that concern no reader, so no account area shows them. */
export const ADMINISTRATION_KINDS = ['service-added', 'service-revoked', 'keys-rotated'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS | typeof ADMINISTRATION_KINDS)[number];

/** One of `GET /api/me/activity`, the newest first. */
export interface Activity {
  at: string;
  kind: (typeof ACTIVITY_KINDS)[number];
  /** Who did it: `stranger` is someone who is not signed in. */
  actor: 'reader' | 'administrator' | 'stranger';
  device: string | null;
  address: string | null;
  /** A plan, a provider, a passkey's name: what it was about, where that is not plain. */
  detail: string | null;
}
