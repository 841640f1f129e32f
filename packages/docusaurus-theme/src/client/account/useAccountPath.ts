import useBaseUrl from '@docusaurus/useBaseUrl';
import { useReturnPath } from './useReturnPath';

/** The address of another account page, which keeps the way back. @param page such as `/sign-in` */
export function useAccountPath(page: string): string {
  const path = useBaseUrl(page);
  const root = useBaseUrl('/');
  const next = useReturnPath();
  return next === root ? path : `${path}?next=${encodeURIComponent(next)}`;
}
