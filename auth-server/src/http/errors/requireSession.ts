import type { CurrentSession, SessionGuard } from '../../session/currentSession.js';
import { HttpError } from './HttpError.js';

/** @throws HttpError `SIGN_IN_REQUIRED` */
export async function requireSession(
  guard: SessionGuard,
  cookieHeader: string | undefined,
): Promise<CurrentSession> {
  const session = await guard.get(cookieHeader);
  if (session === null) throw new HttpError('SIGN_IN_REQUIRED');
  return session;
}

/** @throws HttpError `SIGN_IN_REQUIRED`, or `SESSION_NOT_FRESH`: signing in again makes it fresh */
export async function requireFreshSession(
  guard: SessionGuard,
  cookieHeader: string | undefined,
): Promise<CurrentSession> {
  const session = await requireSession(guard, cookieHeader);
  if (!session.isFresh) throw new HttpError('SESSION_NOT_FRESH');
  return session;
}
