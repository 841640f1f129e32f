import { useMemo } from 'react';
import type { GateReader } from '@gatehouse/contract/gateReader';
import { useSession } from '../../client/account/useSession';
import { refreshSession } from '../../client/account/followSession';

/** The gate uses the site's session state, so that a page sends one request for both. */
export default function useGateReader(): GateReader {
  const { status, plans, pages, me } = useSession();
  const email = me?.reader.email;
  return useMemo(
    () => ({
      status,
      plans,
      refresh: refreshSession,
      ...(email !== undefined && { email }),
      ...(pages && { pages }),
    }),
    [status, plans, email, pages],
  );
}
