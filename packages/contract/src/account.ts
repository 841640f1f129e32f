/** Response bodies of the account routes. No dependencies: the browser loads this file. */

/**
 * `GET /api/auth/methods`: the sign-in methods enabled besides password, email link and passkey,
 * and who can sign up.
 */
export interface SignInMethods {
  providers: { id: string; name: string }[];
  /** `limited`: only some addresses can, and responses don't reveal which. */
  signUp: 'open' | 'limited' | 'closed';
}

/** An item of `GET /api/me/sessions`, newest first. Times are ISO 8601 in UTC. */
export interface AccountSession {
  /** Identifies the session to end. Grants no access. */
  id: string;
  isCurrent: boolean;
  /** "Firefox on Linux" */
  device: string;
  /** `desktop` when unknown, too: an iPad, for example, identifies as a Mac. */
  deviceKind: 'phone' | 'tablet' | 'desktop';
  address: string | null;
  createdAt: string;
  /** Accurate to about five minutes. */
  lastSeenAt: string;
}

export interface Passkey {
  id: string;
  name: string | null;
  createdAt: string | null;
  /** When it was last used to sign in; `null` if never. */
  lastUsedAt: string | null;
}

/** An external provider that the reader can sign in with. */
export interface Connection {
  id: string;
  /** The provider's id, see {@link SignInMethods}. */
  provider: string;
  createdAt: string;
}

/** `GET /api/me/security`: how the reader can sign in. */
export interface AccountSecurity {
  /** Signed in within the last 15 minutes, which sensitive changes require. */
  isFresh: boolean;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  passkeys: Passkey[];
  connections: Connection[];
}

/** `POST /api/me/reset-review`: other ways into an account whose password was just reset. */
export interface ResetReview extends Pick<AccountSecurity, 'passkeys' | 'hasSecondFactor'> {
  /** With the provider's display name. */
  connections: (Connection & { name: string })[];
}

/** An item of `GET /api/me/plans`: an active plan. */
export interface AccountPlan {
  id: string;
  /** ISO 8601 in UTC. `null` if it never ends. */
  endsAt: string | null;
}

/** `GET /api/me/email`: the email change, if any, that is waiting to be confirmed at both addresses. */
export interface PendingEmailChange {
  pending: {
    /** The new address. */
    email: string;
    /** When its links expire: ISO 8601 in UTC. */
    expiresAt: string;
  } | null;
}

/** `POST /api/me/email/review`: the change that the link in an email confirms. */
export interface EmailChangeReview {
  current: string;
  /** The new address. */
  wanted: string;
}

/** The response to following one of the two links of an email change. */
export interface EmailChangeAnswer {
  /** `waiting`: the other address has yet to confirm. */
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
/** Administrator actions that don't concern a reader, so the account area never shows them. */
export const ADMINISTRATION_KINDS = ['service-added', 'service-revoked', 'keys-rotated'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS | typeof ADMINISTRATION_KINDS)[number];

/** An item of `GET /api/me/activity`, newest first. */
export interface Activity {
  at: string;
  kind: (typeof ACTIVITY_KINDS)[number];
  /** Who did it: `stranger` is someone who isn't signed in. */
  actor: 'reader' | 'administrator' | 'stranger';
  device: string | null;
  address: string | null;
  /** What the action applied to, when the kind doesn't say it: a plan, a provider, a passkey's name. */
  detail: string | null;
}
