import type { Me } from '@gatehouse/contract/me';
import type { Result } from '../api/api';
import { SERVER_AWAY, type Session, SIGNED_OUT } from './session';

/** The session that follows from the server's answer to "who am I?". */
export function nextSession(session: Session, answer: Result<Me>): Session {
  if (!answer.ok) {
    // What is open stays open while the server is away: it was checked when it was handed out.
    return session.status === 'signed-in' ? session : SERVER_AWAY;
  }
  const { reader, plans, profile, pages } = answer.value;
  if (!reader || !profile) return SIGNED_OUT;
  const me = { reader, plans, profile, ...(pages && { pages }) };
  // The same object for the same answer, so that a refresh draws nothing again.
  return JSON.stringify(me) === JSON.stringify(session.me)
    ? session
    : { status: 'signed-in', plans, me, ...(pages && { pages }) };
}
