import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import useIsBrowser from '@docusaurus/useIsBrowser';
import NotFoundContent from '@theme-init/NotFound/Content';
import type { Props } from '@theme/NotFound/Content';

/** Every docs page loads this module, so code that is rarely needed is loaded lazily. */
const UnlessThere = lazy<ComponentType<Props>>(() =>
  import('../../../client/notFound/UnlessThere').catch(() => ({
    default: NotFoundContent,
  })),
);

/**
 * Nothing is at this address, as far as the scripts of public pages know. The server may know more.
 */
export default function NotFoundContentUnlessThere(props: Props): ReactNode {
  const isBrowser = useIsBrowser();
  const [isInDocument] = useState(!isBrowser);
  const notFound = <NotFoundContent {...props} />;
  if (!isBrowser) return notFound;
  return (
    // Keep showing what the document contains; a link may lead to something else.
    <Suspense fallback={isInDocument && notFound}>
      <UnlessThere {...props} />
    </Suspense>
  );
}
