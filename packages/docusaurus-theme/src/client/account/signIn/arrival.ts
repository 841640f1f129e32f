import { useLocation } from '@docusaurus/router';

/**
 * What another page has just done, for the sign-in page. It travels in the browser's history: an
 * address in the URL would end up in logs.
 */
export interface Arrival {
  notice: 'confirmed' | 'password-set';
  /** Fills the e-mail field. */
  email?: string;
}

export function useArrival(): Arrival | undefined {
  return useLocation<Arrival | undefined>().state;
}
