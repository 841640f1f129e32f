import { createContext, useContext } from 'react';
import { type Session, UNKNOWN } from './session';

export const SessionContext = createContext<Session>(UNKNOWN);

/** What this tab knows of its reader. Draws again only when that changes. */
export function useSession(): Session {
  return useContext(SessionContext);
}
