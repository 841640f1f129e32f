import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import ResetPassword from '../../client/account/mailLink/ResetPassword';

export default function ResetPasswordPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.reset.title', message: 'Set a new password' })}
      description={translate({
        id: 'account.reset.description',
        message: 'Set a new password with the link from our email.',
      })}
    >
      <ResetPassword />
    </AccountPage>
  );
}
