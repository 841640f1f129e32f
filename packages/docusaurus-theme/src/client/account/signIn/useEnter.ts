import { useHistory } from '@docusaurus/router';
import type { SignInAnswer } from '../../api/auth';
import { continueTo } from '../continueTo';
import { useAccountPath } from '../useAccountPath';
import { useReturnPath } from '../useReturnPath';
import type { Arrival } from './arrival';

/** Where every way in ends: back to the page that the reader came from, or at the second factor. */
export function useEnter(): (answer: SignInAnswer) => void {
  const history = useHistory<Arrival>();
  const next = useReturnPath();
  const twoFactor = useAccountPath('twoFactor');
  return ({ twoFactorRedirect }) => {
    if (twoFactorRedirect) history.push(twoFactor, { notice: 'first-factor' });
    else continueTo(next);
  };
}
