import { type ReactNode, useEffect, useState } from 'react';
import { followSession } from './followSession';
import { UNKNOWN } from './session';
import { SessionContext } from './SessionContext';

/** Holds the one session state of the tab. */
export default function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const [session, setSession] = useState(UNKNOWN);
  useEffect(() => followSession(setSession), []);
  return <SessionContext value={session}>{children}</SessionContext>;
}
