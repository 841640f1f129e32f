import { useLocation } from '@docusaurus/router';

/**
 * What another page has just done, for the sign-in page or the one after it. It travels in the browser's
 * history: an address in the URL would end up in logs.
 */
export interface Arrival {
  /** `first-factor`: the second one is asked for. */
  notice?: 'password-set' | 'first-factor';
  /** What was typed on the page before: fills the email field. */
  email?: string;
}

export function useArrival(): Arrival | undefined {
  return useLocation<Arrival | undefined>().state;
}
