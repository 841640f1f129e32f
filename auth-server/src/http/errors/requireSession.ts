import type { CurrentSession, SessionReader } from '../../session/sessionReader.js';
import { HttpError } from './HttpError.js';

/** @throws HttpError `SIGN_IN_REQUIRED` */
export async function requireSession(
  sessions: SessionReader,
  cookieHeader: string | undefined,
): Promise<CurrentSession> {
  const session = await sessions.get(cookieHeader);
  if (session === null) throw new HttpError('SIGN_IN_REQUIRED');
  return session;
}

/** @throws HttpError `SIGN_IN_REQUIRED`, or `SESSION_NOT_FRESH`: signing in again makes it fresh */
export async function requireFreshSession(
  sessions: SessionReader,
  cookieHeader: string | undefined,
): Promise<CurrentSession> {
  const session = await requireSession(sessions, cookieHeader);
  if (!session.isFresh) throw new HttpError('SESSION_NOT_FRESH');
  return session;
}
