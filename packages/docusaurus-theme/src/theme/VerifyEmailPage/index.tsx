import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import VerifyEmail from '../../client/account/mailLink/VerifyEmail';

export default function VerifyEmailPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.verify.title', message: 'Confirm your address' })}
      description={translate({
        id: 'account.verify.description',
        message: 'The last step of signing up.',
      })}
    >
      <VerifyEmail />
    </AccountPage>
  );
}
