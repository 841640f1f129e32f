import { randomUUID } from 'node:crypto';
import { ACTIVITY_KINDS, ADMINISTRATION_KINDS } from '@gatehouse/contract/account';
import { displayText } from '@gatehouse/contract/displayText';
import { parseEmail } from '@gatehouse/contract/emailAddress';
import { z } from 'zod';
import { type Plan, planIdSchema } from '@gatehouse/contract/plan';
import type { Database } from '../db/database.js';
import { listActivity } from '../events/auditTrail.js';
import type { Events } from '../events/events.js';
import { listAccessRequests, takeAccessRequest } from '../membership/accessRequests.js';
import { grantPlan, revokePlan } from '../membership/entitlements.js';
import {
  banReader,
  getAddresses,
  getReaderId,
  listReaders,
  makeAdministrator,
  requireAddressee,
  disableSecondFactor,
  unbanReader,
} from '../membership/readers.js';
import { signOutEveryone } from '../session/signOutEveryone.js';
import { StartupError } from '../startupError.js';

/** The dependencies of the commands, and where their output goes. */
export interface AdminContext {
  queries: Database['queries'];
  events: Events;
  /** The site's plans; `null` without a build. */
  knownPlans: readonly Plan[] | null;
  print: (line: string) => void;
}

export async function grant(
  { queries, events, knownPlans, print }: AdminContext,
  email: string,
  plan: string,
  options: { until?: string },
): Promise<void> {
  requireKnownPlan(plan, knownPlans);
  const until = options.until === undefined ? null : requireFutureDate(options.until);
  const userId = await requireReaderId(queries, email);
  await grantPlan(queries, { userId, plan, source: 'administrator', until });
  const { title = plan } = knownPlans?.find(({ id }) => id === plan) ?? {};
  const path = await takeAccessRequest(queries, userId, plan);
  await events.emit({
    kind: 'granted',
    actor: 'administrator',
    userId,
    detail: plan,
    notice: {
      to: await requireAddressee(queries, userId),
      dedupeKey: randomUUID(),
      plan: title,
      path,
    },
  });
  print(`${email} has ${plan}${until === null ? '' : ` until ${until.toISOString()}`}.`);
}

export async function revoke(
  { queries, events, print }: AdminContext,
  email: string,
  plan: string,
): Promise<void> {
  const userId = await requireReaderId(queries, email);
  const revoked = await revokePlan(queries, userId, plan);
  if (revoked === 0)
    throw new StartupError(`${email} does not have ${plan}, so there is nothing to revoke.`);
  await events.emit({ kind: 'revoked', actor: 'administrator', userId, detail: plan });
  print(`${email} no longer has ${plan}.`);
}

export async function ban({ queries, events, print }: AdminContext, email: string): Promise<void> {
  const userId = await requireReaderId(queries, email);
  await banReader(queries, userId);
  await events.emit({ kind: 'banned', actor: 'administrator', userId });
  print(`${email} is banned, signed out everywhere, and without API keys.`);
}

export async function unban(
  { queries, events, print }: AdminContext,
  email: string,
): Promise<void> {
  const userId = await requireReaderId(queries, email);
  await unbanReader(queries, userId);
  await events.emit({ kind: 'unbanned', actor: 'administrator', userId });
  print(`${email} can sign in again.`);
}

/**
 * For a lost second factor, or one that an intruder set up: only a person can verify who is asking.
 */
export async function removeSecondFactor(
  { queries, events, print }: AdminContext,
  email: string,
): Promise<void> {
  const userId = await requireReaderId(queries, email);
  await disableSecondFactor(queries, userId);
  const detail = 'by an administrator';
  await events.emit({
    kind: 'second-factor-off',
    actor: 'administrator',
    userId,
    detail,
    notice: null,
  });
  print(
    `Two-factor authentication is off for ${email}, who is signed out everywhere. API keys and connected apps have ended too.`,
  );
}

export async function makeAdmin(
  { queries, events, print }: AdminContext,
  email: string,
): Promise<void> {
  const userId = await requireReaderId(queries, email);
  await makeAdministrator(queries, userId);
  await events.emit({ kind: 'made-administrator', actor: 'administrator', userId });
  print(`${email} is an administrator. Administrators need plans to open pages: grant those too.`);
}

export async function endEverySession({ queries, events, print }: AdminContext): Promise<void> {
  const { sessions, apiKeys } = await signOutEveryone(queries);
  const event = { kind: 'everyone-signed-out', actor: 'administrator', userId: null } as const;
  await events.emit(event);
  print(
    `${sessions} ${sessions === 1 ? 'session' : 'sessions'} ended and ${apiKeys} ` +
      `${apiKeys === 1 ? 'API key' : 'API keys'} revoked. All links in emails are invalid.`,
  );
}

/** Readers per query of {@link list}. */
const PAGE = 500;

/** Prints readers by address, one per line, page by page: there may be more than fit into memory. */
export async function list(
  { queries, print }: AdminContext,
  options: { search?: string; plan?: string; after?: string; limit?: string } = {},
): Promise<void> {
  const { search, plan } = options;
  const most = options.limit === undefined ? Infinity : requireCount('--limit', options.limit);
  let { after } = options;
  let shown = 0;
  let isMore = true;
  while (isMore && shown < most) {
    const limit = Math.min(PAGE, most - shown);
    const found = await listReaders(queries, { limit: limit + 1, after, search, plan });
    isMore = found.length > limit;
    const readers = found.slice(0, limit);
    for (const { email, name, role, banned, plans } of readers) {
      const notes = [role === 'administrator' ? role : '', banned ? 'banned' : '', ...plans];
      const who = `${displayText(email, 254)}  ${JSON.stringify(displayText(name, 80))}`;
      print(`${who}  ${notes.filter(Boolean).join(', ')}`.trimEnd());
    }
    shown += readers.length;
    after = readers.at(-1)?.email;
  }
  print(`${shown} ${shown === 1 ? 'reader' : 'readers'}`);
  if (isMore) print(`There are more: --after ${after}`);
}

function requireCount(option: string, text: string): number {
  const parsed = z.coerce.number().int().min(1).safeParse(text);
  if (!parsed.success) throw new StartupError(`${option} ${text} is not a number of 1 or more.`);
  return parsed.data;
}

/** Prints pending requests, oldest first, one per line. */
export async function requests({ queries, print }: AdminContext): Promise<void> {
  const waiting = await listAccessRequests(queries);
  for (const { email, name, plan, path, requestedAt } of waiting) {
    const who = `${displayText(email, 254)}  ${JSON.stringify(displayText(name, 80))}`;
    print(`${requestedAt.toISOString()}  ${who}  ${plan}  ${path}`);
  }
  print(`${waiting.length} ${waiting.length === 1 ? 'request' : 'requests'}`);
}

/** Prints the audit trail, newest event last, one per line. */
export async function activity(
  { queries, print }: AdminContext,
  options: { email?: string; kind?: string; since?: string; limit?: string },
): Promise<void> {
  const { email, kind, since, limit = '50' } = options;
  const kinds: readonly string[] = [...ACTIVITY_KINDS, ...ADMINISTRATION_KINDS];
  if (kind !== undefined && !kinds.includes(kind)) {
    throw new StartupError(`${kind} is not a valid kind. Valid kinds: ${kinds.join(', ')}.`);
  }
  const shown = await listActivity(queries, {
    ...(email === undefined ? {} : { userId: await requireReaderId(queries, email) }),
    ...(kind === undefined ? {} : { kind }),
    ...(since === undefined ? {} : { since: requireDate('--since', since) }),
    limit: z.coerce.number().int().min(1).max(10_000).catch(50).parse(limit),
  });
  const ids = shown.flatMap(({ userId }) => userId ?? []);
  const names = await getAddresses(queries, [...new Set(ids)]);
  for (const { at, actor, userId, device, address, detail, ...event } of shown.reverse()) {
    const who = userId === null ? '(unknown)' : displayText(names.get(userId) ?? '(deleted)', 254);
    const more = [`by ${actor}`, detail, device, address].filter((part) => part !== null);
    print(`${at}  ${event.kind}  ${who}  ${more.join(', ')}`);
  }
  print(`${shown.length} ${shown.length === 1 ? 'event' : 'events'}`);
}

async function requireReaderId(queries: Database['queries'], email: string): Promise<string> {
  const parsed = parseEmail(email);
  if (!parsed.ok) throw new StartupError(`The address "${email}" ${parsed.problem}.`);
  const id = await getReaderId(queries, parsed.email);
  if (id !== null) return id;
  throw new StartupError(
    `No reader has the address ${email}. Readers create their own accounts; "gatehouse admin list" ` +
      'shows them all.',
  );
}

function requireKnownPlan(plan: string, known: readonly Plan[] | null): void {
  if (known === null) {
    const parsed = planIdSchema.safeParse(plan);
    if (parsed.success) return;
    throw new StartupError(
      `"${plan}" is not a valid plan ID: it ${parsed.error.issues[0]?.message}.`,
    );
  }
  const ids = known.map(({ id }) => id);
  if (ids.includes(plan)) return;
  const list = ids.length === 0 ? 'The site has no plans' : `The plans are: ${ids.join(', ')}`;
  throw new StartupError(`There is no plan "${plan}". ${list} (see docusaurus.config.ts).`);
}

function requireFutureDate(text: string): Date {
  const date = requireDate('--until', text);
  if (date <= new Date()) throw new StartupError(`--until ${text} is not in the future.`);
  return date;
}

function requireDate(option: string, text: string): Date {
  const parsed = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(text);
  if (!parsed.success) {
    throw new StartupError(
      `${option} ${text} is not a valid date. Use 2030-12-31 (the start of that day, UTC) or ` +
        '2030-12-31T18:00:00Z.',
    );
  }
  return new Date(parsed.data);
}
