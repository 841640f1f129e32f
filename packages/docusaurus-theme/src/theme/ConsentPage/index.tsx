import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import AccountPage from '../../client/account/AccountPage';
import Consent from '../../client/account/consent/Consent';

export default function ConsentPage(): ReactNode {
  return (
    <AccountPage
      title={translate({ id: 'account.consent.title', message: 'Connect an app' })}
      description={translate({
        id: 'account.consent.description',
        message: 'An app asks to read this site for you.',
      })}
    >
      <Consent />
    </AccountPage>
  );
}
