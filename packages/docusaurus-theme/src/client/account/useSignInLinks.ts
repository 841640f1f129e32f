import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { accountPagesPattern, SIGN_IN_PAGES } from '@gatehouse/contract/accountPages';
import { ROUTES } from '../api/siteData';
import { useReturnPath } from './useReturnPath';

const SIGN_IN_PAGE = new RegExp(`/${accountPagesPattern(ROUTES, SIGN_IN_PAGES)}$`);

/** Links to sign-in and sign-up, which return to this page. Between the two, `next` is kept. */
export function useSignInLinks(): { signIn: string; signUp: string } {
  const { pathname, search, hash } = useLocation();
  const home = useBaseUrl('/');
  const back = useReturnPath();
  const next = SIGN_IN_PAGE.test(pathname) ? back : pathname + search + hash;
  // Query and anchor are unknown during the build: they are added after hydration.
  const query = useIsBrowser() && next !== home ? `?next=${encodeURIComponent(next)}` : '';
  return { signIn: ROUTES.signIn + query, signUp: ROUTES.signUp + query };
}
