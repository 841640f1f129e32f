import type { ReactNode } from 'react';
import LoadState from '../LoadState';
import type { Security, UsedSecurity } from './useSecurity';

interface KnownProps {
  used: UsedSecurity;
  children: (security: Security) => ReactNode;
}

/** The value of a row once the server has responded. */
export default function Known({ used, children }: KnownProps): ReactNode {
  const { security, failure, reload } = used;
  return security ? children(security) : <LoadState failure={failure} onRetry={reload} />;
}
