import { useHistory } from '@docusaurus/router';
import type { SignInAnswer } from '../../api/auth';
import { continueTo } from '../continueTo';
import { useAccountPath } from '../useAccountPath';
import { useReturnPath } from '../useReturnPath';
import type { Arrival } from './arrival';

/** Where every sign-in leads: back to the page the reader came from, or to the second factor. */
export function useEnter(): (answer: SignInAnswer) => void {
  const history = useHistory<Arrival>();
  const next = useReturnPath();
  const twoFactor = useAccountPath('twoFactor');
  return ({ twoFactorRedirect }) => {
    if (twoFactorRedirect) history.push(twoFactor, { notice: 'first-factor' });
    else continueTo(next);
  };
}
