import { useLocation } from '@docusaurus/router';

/**
 * The result of the previous page, for the sign-in page or the one after it. It is passed in the
 * browser's history: an email address in the URL would end up in logs.
 */
export interface Arrival {
  /** `first-factor`: the second one is required. */
  notice?: 'password-set' | 'first-factor';
  /** The email typed on the previous page, which fills the field. */
  email?: string;
}

export function useArrival(): Arrival | undefined {
  return useLocation<Arrival | undefined>().state;
}
