import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import EmailAddress from '../../account/EmailAddress';
import CheckMail from '../../account/mailLink/CheckMail';
import { callApi, type Result } from '../../api/api';
import FailureNote from '../../form/FailureNote';
import ActButton from '../security/ActButton';
import DateTime from '../security/DateTime';
import { useAct } from '../security/useAct';
import styles from './emailChange.module.css';

interface WaitingChangeProps {
  current: string;
  wanted: string;
  /**
   * ISO 8601, for a change requested before the page was loaded; `null` for one requested just now.
   */
  expiresAt: string | null;
  resend: () => Promise<Result<unknown>>;
  onOther: () => void;
  onCanceled: () => void;
}

/** A new address that both sides haven't confirmed yet. */
export default function WaitingChange(change: WaitingChangeProps): ReactNode {
  const { busy, failure, act } = useAct();
  const values = {
    current: <EmailAddress>{change.current}</EmailAddress>,
    wanted: <EmailAddress>{change.wanted}</EmailAddress>,
  };
  return (
    <div className={styles.waiting}>
      <CheckMail
        isReminder={change.expiresAt !== null}
        resend={change.resend}
        onBack={change.onOther}
      >
        {change.expiresAt === null ? (
          <Translate id="profile.email.sent" values={values}>
            {
              'We sent a link to {current} and another to {wanted}. Open both within 1 hour to change your email. Until then, nothing changes.'
            }
          </Translate>
        ) : (
          <Translate
            id="profile.email.waiting"
            values={{ ...values, time: <DateTime at={change.expiresAt} withTime /> }}
          >
            {
              'Your change from {current} to {wanted} isn’t confirmed yet. Open the links we sent to both addresses before {time}. Until then, nothing changes.'
            }
          </Translate>
        )}
      </CheckMail>
      <FailureNote failure={failure} />
      <ActButton
        busy={busy}
        onClick={() =>
          void act(() => callApi('/api/me/email', undefined, 'DELETE'), change.onCanceled)
        }
      >
        <Translate id="profile.email.cancel">Cancel the change</Translate>
      </ActButton>
    </div>
  );
}
