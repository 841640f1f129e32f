import { parseEmail } from '@gatehouse/contract/emailAddress';
import { type MailLocale, resolveMailLocale } from '@gatehouse/contract/mailLocale';
import type { Preferences } from '@gatehouse/contract/preferences';
import { subjectSchema, toImage, toName } from '../auth/providers/providerProfile.js';
import { parseStoredHash } from '../auth/storedHash.js';
import type { LossReason, SkipReason } from './reasons.js';

/** A row of a source, with nothing checked yet. Of several values, the first valid one counts. */
export interface Candidate {
  /** Where it is in the source, for the report: an id, or a line. */
  from: string;
  /** `null` if the source has none: the reader is found by the address, and gets a new id. */
  id: string | null;
  email: unknown;
  /** Why the source's own data rule it out. */
  skip: SkipReason | null;
  names: readonly unknown[];
  images: readonly unknown[];
  locales: readonly unknown[];
  /** `null` if the reader has no password. */
  passwordHash: string | null;
  /** Services the reader signs in with, by the source's own names. */
  identities: readonly { provider: string; subject: unknown }[];
  isBanned: boolean;
  /** Signing in took a second factor, which stays behind. */
  hasSecondFactor: boolean;
  createdAt: unknown;
  preferences: Partial<Preferences>;
  plans: readonly Grant[];
}

export interface Grant {
  plan: string;
  /** `null`: permanent. */
  until: Date | null;
}

/** A reader as they will be stored. */
export interface ImportedReader {
  from: string;
  id: string | null;
  email: string;
  name: string;
  image: string | null;
  locale: MailLocale | null;
  passwordHash: string | null;
  accounts: { providerId: string; accountId: string }[];
  isBanned: boolean;
  createdAt: Date;
  preferences: Partial<Preferences>;
  plans: readonly Grant[];
  /** What is not carried over. */
  losses: LossReason[];
}

export type Parsed =
  | { ok: true; reader: ImportedReader }
  | { ok: false; from: string; email: string | null; reason: SkipReason };

export interface ParseOptions {
  /** The source's names of services, and the ids they have here: `google-oauth2` → `google`. */
  providers: ReadonlyMap<string, string>;
  withPasswords: boolean;
}

/** Printable ASCII, as tokens for other services contain it. */
const ID = /^[!-~]{1,255}$/;

/** Checks a row, and decides what of it is carried over. */
export function parseCandidate(candidate: Candidate, options: ParseOptions): Parsed {
  const { from, id, skip } = candidate;
  const address = parseEmail(candidate.email);
  const email = address.ok ? address.email : null;
  const refuse = (reason: SkipReason): Parsed => ({ ok: false, from, email, reason });
  if (skip !== null) return refuse(skip);
  if (candidate.email == null || candidate.email === '') return refuse('no-address');
  if (email === null) return refuse('invalid-address');
  if (id !== null && !ID.test(id)) return refuse('invalid-id');

  const losses: LossReason[] = [];
  const passwordHash = parsePassword(candidate, options, losses);
  const accounts = parseIdentities(candidate, options, losses);
  const now = new Date();
  const plans = candidate.plans.filter(({ until }) => until === null || until > now);
  if (plans.length < candidate.plans.length) losses.push('plan-ended');
  return {
    ok: true,
    reader: {
      from,
      id,
      email,
      name: toName(candidate.names.find(isText), email),
      image: candidate.images.map(toImage).find((image) => image !== undefined) ?? null,
      locale: candidate.locales.map(toLocale).find((locale) => locale !== null) ?? null,
      passwordHash,
      accounts,
      isBanned: candidate.isBanned,
      createdAt: toDate(candidate.createdAt) ?? now,
      preferences: candidate.preferences,
      plans,
      losses,
    },
  };
}

/**
 * A password that was one of two factors doesn't become the only one: its reader has to show that they read the
 * address's email, and sets a new one.
 */
function parsePassword(
  { passwordHash, hasSecondFactor }: Candidate,
  { withPasswords }: ParseOptions,
  losses: LossReason[],
): string | null {
  if (hasSecondFactor) losses.push('second-factor');
  if (passwordHash === null || passwordHash === '') return null;
  if (!withPasswords) losses.push('passwords-left-out');
  else if (parseStoredHash(passwordHash) === null) losses.push('password-format');
  else if (!hasSecondFactor) return passwordHash;
  return null;
}

function parseIdentities(
  { identities }: Candidate,
  { providers }: ParseOptions,
  losses: LossReason[],
): ImportedReader['accounts'] {
  const accounts = new Map<string, ImportedReader['accounts'][number]>();
  for (const { provider, subject } of identities) {
    const providerId = providers.get(provider);
    const accountId = subjectSchema.safeParse(subject).data;
    if (providerId === undefined) losses.push(`provider: ${provider.slice(0, 60)}`);
    else if (accountId === undefined) losses.push('identity');
    else accounts.set(`${providerId} ${accountId}`, { providerId, accountId });
  }
  return [...accounts.values()];
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/** Only languages that emails are available in: everyone else gets the default anyway. */
function toLocale(value: unknown): MailLocale | null {
  if (typeof value !== 'string' || value === '') return null;
  const locale = resolveMailLocale(value.replaceAll('_', '-'));
  return locale !== 'en' || /^en\b/i.test(value) ? locale : null;
}

function toDate(value: unknown): Date | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) || date > new Date() ? null : date;
}
