import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import SignUpForm from '../../client/account/SignUpForm';

export default function SignUpPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.signUp.title', message: 'Sign up' })}
      description={translate({
        id: 'account.signUp.description',
        message: 'Create an account to read members-only pages and save your preferences.',
      })}
    >
      <SignUpForm />
    </AccountPage>
  );
}
