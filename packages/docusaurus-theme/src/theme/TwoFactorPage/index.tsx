import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import SecondFactor from '../../client/account/signIn/SecondFactor';

export default function TwoFactorPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.secondFactor.title', message: 'One more step' })}
      description={translate({
        id: 'account.secondFactor.description',
        message: 'Confirm that it is you with a code.',
      })}
    >
      <SecondFactor />
    </AccountPage>
  );
}
