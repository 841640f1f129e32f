import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { WAYS_IN } from '@gatehouse/contract/accountPages';
import { useReturnPath } from './useReturnPath';

const WAY_IN = new RegExp(`/(?:${WAYS_IN.join('|')})$`);

/** The ways in from this page, which lead back to it. From one of them to the other, `next` stays. */
export function useSignInLinks(): { signIn: string; signUp: string } {
  const { pathname, search, hash } = useLocation();
  const home = useBaseUrl('/');
  const back = useReturnPath();
  const next = WAY_IN.test(pathname) ? back : pathname + search + hash;
  // The build knows neither query nor anchor: the links get theirs when the page lives.
  const query = useIsBrowser() && next !== home ? `?next=${encodeURIComponent(next)}` : '';
  return { signIn: `/sign-in${query}`, signUp: `/sign-up${query}` };
}
