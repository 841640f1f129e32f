import type { Me } from '@gatehouse/contract/me';
import type { Result } from '../api/api';
import { SERVER_UNREACHABLE, type Session, SIGNED_OUT } from './session';

/** The session that follows from the server's response about the current reader. */
export function nextSession(session: Session, answer: Result<Me>): Session {
  if (!answer.ok) {
    // Open pages stay open while the server is unreachable: access was checked when they were sent.
    return session.status === 'signed-in' ? session : SERVER_UNREACHABLE;
  }
  const { reader, plans, profile, pages } = answer.value;
  if (!reader || !profile) return SIGNED_OUT;
  const me = { reader, plans, profile, ...(pages && { pages }) };
  // Returns the same object for the same response, to avoid rendering again.
  return JSON.stringify(me) === JSON.stringify(session.me)
    ? session
    : { status: 'signed-in', plans, me, ...(pages && { pages }) };
}
