import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import ForgotPassword from '../../client/account/mailLink/ForgotPassword';

export default function ForgotPasswordPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.forgot.title', message: 'Forgot your password?' })}
      description={translate({
        id: 'account.forgot.description',
        message: 'Get a link to set a new password.',
      })}
    >
      <ForgotPassword />
    </AccountPage>
  );
}
