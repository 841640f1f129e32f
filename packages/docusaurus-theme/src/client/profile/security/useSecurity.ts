import { useEffect, useState } from 'react';
import type { AccountSecurity, AccountSession, SignInMethods } from '@gatehouse/contract/account';
import { callApi, type Failure } from '../../api/api';

/** The reader's sign-in methods, those they could add, and their sessions. */
export interface Security extends AccountSecurity, SignInMethods {
  sessions: AccountSession[];
}

export interface UsedSecurity {
  /** `null` until it has loaded. */
  security: Security | null;
  failure: Failure | null;
  /** Asks the server again, and waits for it. */
  reload: () => Promise<void>;
  /** Shows the expected state before the server has confirmed it. */
  show: (security: Security) => void;
}

async function fetchSecurity(): Promise<Security | Failure> {
  const [ways, methods, sessions] = await Promise.all([
    callApi<AccountSecurity>('/api/me/security'),
    callApi<SignInMethods>('/api/auth/methods'),
    callApi<AccountSession[]>('/api/me/sessions'),
  ]);
  if (!ways.ok) return ways;
  if (!methods.ok) return methods;
  if (!sessions.ok) return sessions;
  return { ...ways.value, ...methods.value, sessions: sessions.value };
}

/** The data of the security rows, fetched once for all of them. */
export function useSecurity(): UsedSecurity {
  const [known, setKnown] = useState<Security | Failure | null>(null);

  const reload = async (): Promise<void> => setKnown(await fetchSecurity());
  useEffect(() => {
    void fetchSecurity().then(setKnown);
  }, []);

  const failure = known !== null && 'ok' in known ? known : null;
  const security = known !== null && !('ok' in known) ? known : null;
  return { security, failure, reload, show: setKnown };
}

/**
 * Whether readers can sign in with other services here: some are set up, or the reader still has
 * one.
 */
export function mayConnect(security: Security | null): boolean {
  return security !== null && security.providers.length + security.connections.length > 0;
}
