import { useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';

const ACCOUNT_PAGE = /\/(?:sign-in|sign-up|two-factor|verify-email|(?:forgot|reset)-password)$/;

/** The ways in from this page, which lead back to it. From one of them to the other, `next` stays. */
export function useSignInLinks(): { signIn: string; signUp: string } {
  const { pathname, search, hash } = useLocation();
  const next = ACCOUNT_PAGE.test(pathname)
    ? new URLSearchParams(search).get('next')
    : pathname + search + hash;
  // The build knows neither query nor anchor: the links get theirs when the page lives.
  const query = useIsBrowser() && next ? `?next=${encodeURIComponent(next)}` : '';
  return { signIn: `/sign-in${query}`, signUp: `/sign-up${query}` };
}
