import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import SignInOptions from '../../client/account/signIn/SignInOptions';

export default function SignInPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.signIn.title', message: 'Sign in' })}
      description={translate({
        id: 'account.signIn.description',
        message: 'Sign in to read the pages you have access to.',
      })}
    >
      <SignInOptions />
    </AccountPage>
  );
}
