import type { ReactNode } from 'react';
import { type AuthClient, setAuthClient } from './api/authClient';

interface GatehouseProviderProps {
  /** Loads the site's Better Auth client when a reader first needs it. */
  loadClient: () => Promise<AuthClient>;
  children: ReactNode;
}

/**
 * Wraps every page of a site that has its own Better Auth client. Sites without one need no
 * provider: session state does not depend on it.
 *
 * @example
 * ```tsx title="src/theme/Root.tsx"
 * export default function Root({ children }) {
 * return <GatehouseProvider loadClient={loadClient}>{children}</GatehouseProvider>;
 * }
 * const loadClient = () => import('../api/auth').then(({ authClient }) => authClient);
 * ```
 */
export default function GatehouseProvider({
  loadClient,
  children,
}: GatehouseProviderProps): ReactNode {
  setAuthClient(loadClient);
  return children;
}
