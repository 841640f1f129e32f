import type { ReactNode } from 'react';
import { GatehouseProvider } from '@gatehouse/docusaurus-theme/client';

/** Loaded when a reader first acts: no page needs it for reading. */
const loadClient = () => import('../lib/auth').then(({ authClient }) => authClient);

export default function Root({ children }: { children: ReactNode }): ReactNode {
  return <GatehouseProvider loadClient={loadClient}>{children}</GatehouseProvider>;
}
