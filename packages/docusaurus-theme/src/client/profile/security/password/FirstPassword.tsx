import type { ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import { loadAuth } from '../../../api/load';
import FailureNote from '../../../form/FailureNote';
import CancelButton from '../../CancelButton';
import styles from '../../profile.module.css';
import type { RowControl } from '../../useRow';
import ActButton from '../ActButton';
import { useAct } from '../useAct';

/**
 * For readers who signed up with another service: an emailed link sets their first password.
 * Someone who only has this session may not have access to the mailbox (TOK-14).
 */
export default function FirstPassword({
  email,
  row,
}: {
  email: string;
  row: RowControl;
}): ReactNode {
  const { busy, failure, act } = useAct();

  async function send() {
    const { requestPasswordReset } = await loadAuth();
    return requestPasswordReset(email);
  }

  return (
    <>
      <p>
        <Translate id="profile.password.first" values={{ email: <bdi dir="ltr">{email}</bdi> }}>
          {
            'We’ll send a link to {email}. It works for 1 hour. Setting the password signs you out everywhere.'
          }
        </Translate>
      </p>
      <FailureNote failure={failure} />
      <div className={styles.actions}>
        <ActButton
          look="primary"
          busy={busy}
          onClick={() =>
            void act(send, () =>
              row.close(
                translate({
                  id: 'profile.password.sent',
                  message: 'We sent you a link. Check your email.',
                }),
              ),
            )
          }
        >
          <Translate id="profile.password.sendLink">Send link</Translate>
        </ActButton>
        <CancelButton onClick={() => row.close()} />
      </div>
    </>
  );
}
