import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import SecondFactor from '../../client/account/signIn/SecondFactor';

export default function TwoFactorPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.secondFactor.title', message: 'Two-factor authentication' })}
      description={translate({
        id: 'account.secondFactor.description',
        message: 'Enter a code to finish signing in.',
      })}
    >
      <SecondFactor />
    </AccountPage>
  );
}
