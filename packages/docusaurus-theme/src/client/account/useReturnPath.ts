import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { safeReturnPath } from '@gatehouse/contract/returnPath';

/** Where the address bar's `next` leads back to, checked. The site's root until the page lives. */
export function useReturnPath(): string {
  const { search } = useLocation();
  const baseUrl = useBaseUrl('/');
  if (!useIsBrowser()) return baseUrl;
  return safeReturnPath(new URLSearchParams(search).get('next'), window.location.origin, baseUrl);
}
