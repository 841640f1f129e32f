import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import Card from '../../Card';
import styles from '../security.module.css';
import ActButton from '../ActButton';
import { useAct } from '../useAct';
import { loadAuth } from '../../../api/load';

/**
 * For readers who came by another service: their first password is set by a link in a mail. Whoever
 * has only this session may not have the mailbox (TOK-14).
 */
export default function FirstPasswordCard({ email }: { email: string }): ReactNode {
  const { busy, failure, act } = useAct();
  const [isSent, setSent] = useState(false);

  async function send() {
    const { requestPasswordReset } = await loadAuth();
    return requestPasswordReset(email);
  }

  return (
    <Card
      section="password"
      lead={
        <Translate id="profile.password.none">
          Your account has none: you sign in by another service.
        </Translate>
      }
    >
      <p>
        <Translate id="profile.password.first" values={{ email: <bdi dir="ltr">{email}</bdi> }}>
          {
            'To set one, let us send a link to {email}. It works for an hour, and signs you out everywhere once the password is set.'
          }
        </Translate>
      </p>
      <FailureNote failure={failure} />
      <ActButton look="primary" busy={busy} onClick={() => void act(send, () => setSent(true))}>
        <Translate id="profile.password.sendLink">Send me the link</Translate>
      </ActButton>
      <p role="status" className={styles.done}>
        {isSent && (
          <Translate id="profile.password.sent">The link is on its way to your mailbox.</Translate>
        )}
      </p>
    </Card>
  );
}
