import { type ReactNode, useState } from 'react';
import type { PendingEmailChange } from '@gatehouse/contract/account';
import { foldEmail } from '@gatehouse/contract/emailAddress';
import Translate, { translate } from '@docusaurus/Translate';
import EmailAddress from '../../account/EmailAddress';
import { emailProblem } from '../../account/emailProblem';
import { callApi } from '../../api/api';
import Row from '../Row';
import { focusSection } from '../security/focusSection';
import { useAccountData } from '../useAccountData';
import { useRow } from '../useRow';
import EmailForm from './EmailForm';
import WaitingChange from './WaitingChange';

const ask = (email: string) => callApi('/api/me/email', { email }, 'POST');

/** The problem with a new address, or null. */
function newEmailProblem(email: string, current: string): string | null {
  return foldEmail(email.trim()) === current
    ? translate({ id: 'profile.email.same', message: 'That’s already your email.' })
    : emailProblem(email);
}

/** Changes the account's address: both addresses have to confirm it, each with an emailed link. */
export default function EmailRow({ email }: { email: string }): ReactNode {
  const row = useRow('email');
  const { data, load } = useAccountData<PendingEmailChange>('/api/me/email');
  // Until something is done here, a request made before the page was loaded applies.
  const [requested, setRequested] = useState<string | null>();
  const [typed, setTyped] = useState('');
  const pending = data?.pending ?? null;
  const wanted = requested === undefined ? (pending?.email ?? null) : requested;
  const isChanged = wanted !== null && foldEmail(wanted) === email;
  const isWaiting = wanted !== null && !isChanged && !row.isOpen;

  return (
    <Row
      section="email"
      row={
        isChanged
          ? {
              ...row,
              done: translate({
                id: 'profile.email.changed',
                message: 'Changed. Use your new email to sign in from now on.',
              }),
            }
          : row
      }
      value={
        <>
          <EmailAddress>{email}</EmailAddress>
          {isWaiting && (
            <WaitingChange
              current={email}
              wanted={wanted}
              expiresAt={requested === undefined && pending ? pending.expiresAt : null}
              resend={async () => {
                const answer = await ask(wanted);
                // The links in the new emails expire later than the previous ones.
                if (answer.ok) await load();
                return answer;
              }}
              onOther={() => {
                setTyped(wanted);
                row.open();
              }}
              onCanceled={() => {
                setRequested(null);
                setTyped('');
                row.close(
                  translate({
                    id: 'profile.email.canceled',
                    message: 'Canceled. Your email stays the same, and the links no longer work.',
                  }),
                );
                focusSection('email');
              }}
            />
          )}
        </>
      }
      note={
        row.isOpen && (
          <Translate id="profile.email.lead">
            You sign in with this address, and we send emails to it. To change it, confirm the
            change from both your current and your new address.
          </Translate>
        )
      }
      button={!isWaiting && <Translate id="profile.change">Change</Translate>}
    >
      <EmailForm
        current={email}
        typed={typed}
        problemOf={(address) => newEmailProblem(address, email)}
        ask={ask}
        onAsked={(address) => {
          setRequested(address);
          row.close();
        }}
        onCancel={() => row.close()}
      />
    </Row>
  );
}
