import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '@site/src/components/account/AccountPage';
import ForgotPassword from '@site/src/components/account/mailLink/ForgotPassword';

export default function ForgotPasswordPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.forgot.title', message: 'Forgot your password?' })}
      description={translate({
        id: 'account.forgot.description',
        message: 'Get a link with which you set a new password.',
      })}
    >
      <ForgotPassword />
    </AccountPage>
  );
}
