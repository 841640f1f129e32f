import useBaseUrl from '@docusaurus/useBaseUrl';
import type { AccountPage } from '@gatehouse/contract/accountPages';
import { ROUTES } from '../api/siteData';
import { useReturnPath } from './useReturnPath';

/** The path of another account page, with the return path. */
export function useAccountPath(page: AccountPage): string {
  const path = useBaseUrl(ROUTES[page]);
  const root = useBaseUrl('/');
  const next = useReturnPath();
  return next === root ? path : `${path}?next=${encodeURIComponent(next)}`;
}
