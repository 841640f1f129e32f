import { type ReactNode, useState } from 'react';
import type { PendingEmailChange } from '@gatehouse/contract/account';
import { foldEmail } from '@gatehouse/contract/emailAddress';
import Translate, { translate } from '@docusaurus/Translate';
import EmailAddress from '../../account/EmailAddress';
import { emailProblem } from '../../account/emailProblem';
import CheckMail from '../../account/mailLink/CheckMail';
import { callApi } from '../../api/api';
import FailureNote from '../../form/FailureNote';
import Card from '../Card';
import styles from '../profile.module.css';
import ActButton from '../security/ActButton';
import DateTime from '../security/DateTime';
import { focusSection } from '../security/focusSection';
import { useAct } from '../security/useAct';
import { useAccountData } from '../useAccountData';
import EmailForm from './EmailForm';

const ask = (email: string) => callApi('/api/me/email', { email }, 'POST');

/** What is wrong with the address that a reader wants, or null. */
function newEmailProblem(email: string, current: string): string | null {
  return foldEmail(email.trim()) === current
    ? translate({ id: 'profile.email.same', message: 'This is your address already.' })
    : emailProblem(email);
}

/** Another address for the account: both have to agree by a link in a mail. */
export default function EmailCard({ email }: { email: string }): ReactNode {
  // As long as nothing was done here, what was asked for before the page was loaded counts.
  const [said, setSaid] = useState<string | null>();
  const [isCanceled, setCanceled] = useState(false);
  const { busy, failure, act } = useAct();
  const { data, load } = useAccountData<PendingEmailChange>('/api/me/email');
  const pending = data?.pending ?? null;
  const asked = said === undefined ? (pending?.email ?? null) : said;
  const [typed, setTyped] = useState('');
  const isChanged = asked !== null && foldEmail(asked) === email;

  function begin(wanted: string): void {
    setCanceled(false);
    setSaid(wanted);
  }

  function cancel(): void {
    void act(
      () => callApi('/api/me/email', undefined, 'DELETE'),
      () => {
        setSaid(null);
        setCanceled(true);
        focusSection('email');
      },
    );
  }

  return (
    <Card
      section="email"
      lead={
        <Translate id="profile.email.lead">
          You sign in with it, and our mails go to it. A new one counts when both addresses have
          agreed.
        </Translate>
      }
    >
      <p>
        <EmailAddress>{email}</EmailAddress>
      </p>
      <p role="status" className={styles.done}>
        {isChanged && (
          <Translate id="profile.email.changed">Changed. Sign in with it from now on.</Translate>
        )}
        {isCanceled && (
          <Translate id="profile.email.canceled">
            Canceled. Your address stays as it is, and the links in the mails are over.
          </Translate>
        )}
      </p>
      {asked === null || isChanged ? (
        <EmailForm
          current={email}
          typed={typed}
          problemOf={(address) => newEmailProblem(address, email)}
          ask={ask}
          onAsked={begin}
        />
      ) : (
        <>
          <CheckMail
            isReminder={said === undefined}
            resend={async () => {
              const answer = await ask(asked);
              // The links of the new mails last longer than those before.
              if (answer.ok) await load();
              return answer;
            }}
            onBack={() => {
              setTyped(asked);
              setSaid(null);
            }}
          >
            {said === undefined && pending ? (
              <Translate
                id="profile.email.waiting"
                values={{
                  current: <EmailAddress>{email}</EmailAddress>,
                  wanted: <EmailAddress>{asked}</EmailAddress>,
                  time: <DateTime at={pending.expiresAt} withTime />,
                }}
              >
                {
                  'Another address waits for consent: {wanted}. Open the links in the mails to it and to {current} before {time}. Until then nothing changes.'
                }
              </Translate>
            ) : (
              <Translate
                id="profile.email.sent"
                values={{
                  current: <EmailAddress>{email}</EmailAddress>,
                  wanted: <EmailAddress>{asked}</EmailAddress>,
                }}
              >
                {
                  'Two mails are on their way: to {current} and to {wanted}. Open the link in each of them within an hour. Until then nothing changes.'
                }
              </Translate>
            )}
          </CheckMail>
          <FailureNote failure={failure} />
          <ActButton busy={busy} onClick={cancel}>
            <Translate id="profile.email.cancel">Cancel the change</Translate>
          </ActButton>
        </>
      )}
    </Card>
  );
}
