import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '@site/src/components/account/AccountPage';
import SignInWays from '@site/src/components/account/signIn/SignInWays';

export default function SignInPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.signIn.title', message: 'Sign in' })}
      description={translate({
        id: 'account.signIn.description',
        message: 'Sign in to read what is open to you.',
      })}
    >
      <SignInWays />
    </AccountPage>
  );
}
