import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { safeReturnPath } from '@gatehouse/contract/returnPath';
import { ROUTES } from '../api/siteData';

/** The validated return path in the address bar's `next`. The site's root before hydration. */
export function useReturnPath(): string {
  const { search } = useLocation();
  const baseUrl = useBaseUrl('/');
  if (!useIsBrowser()) return baseUrl;
  return safeReturnPath(new URLSearchParams(search).get('next'), {
    origin: window.location.origin,
    baseUrl,
    routes: ROUTES,
  });
}
