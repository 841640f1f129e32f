import { AsyncLocalStorage } from 'node:async_hooks';

/** A session that a request keeps: it may get a new token, but never more time. */
export interface KeptSession {
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  endsAt: Date | null;
}

/** The state of a request to Better Auth: the readers whose credential versions it has read. */
interface Proofs {
  /** By reader: the version of their credentials, read before the proof was checked. */
  versions: Map<string, number>;
  kept: KeptSession | null;
}

const current = new AsyncLocalStorage<Proofs>();

/** Runs a request. It can create sessions only for readers whose version was noted. */
export function withProofs<T>(work: () => Promise<T>): Promise<T> {
  return current.run({ versions: new Map(), kept: null }, work);
}

/** The first version counts: one read later may be newer than the proof. */
export function noteVersion(userId: string, version: number): void {
  const versions = current.getStore()?.versions;
  if (versions !== undefined && !versions.has(userId)) versions.set(userId, version);
}

/** @returns `null` if the request has not read it */
export function getNotedVersion(userId: string): number | null {
  return current.getStore()?.versions.get(userId) ?? null;
}

/** The only reader whose version was noted; `null` if there are several or none. */
export function getOnlySubject(): { userId: string; version: number } | null {
  const [[userId, version] = [null, 0], ...others] = current.getStore()?.versions ?? [];
  return userId === null || others.length > 0 ? null : { userId, version };
}

/** After this request itself has changed the credentials, at the version it noted. */
export function advanceVersion(userId: string): void {
  const versions = current.getStore()?.versions;
  const version = versions?.get(userId);
  if (version !== undefined) versions?.set(userId, version + 1);
}

export function keepSession(session: KeptSession): void {
  const proofs = current.getStore();
  if (proofs !== undefined) proofs.kept = session;
}

export function getKeptSession(userId: string): KeptSession | null {
  const kept = current.getStore()?.kept;
  return kept?.userId === userId ? kept : null;
}
