import type { ReactNode } from 'react';
import CardState from '../CardState';
import type { Security, UsedSecurity } from './useSecurity';

interface KnownProps {
  used: UsedSecurity;
  children: (security: Security) => ReactNode;
}

/** What stands in a card once the server has answered. */
export default function Known({ used, children }: KnownProps): ReactNode {
  const { security, failure, reload } = used;
  return security ? children(security) : <CardState failure={failure} onRetry={reload} />;
}
