import { type ReactNode, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import { callApi } from '../../../api/api';
import Card from '../../Card';
import ConfirmedAction from '../ConfirmedAction';
import { focusSection } from '../focusSection';
import Known from '../Known';
import styles from '../security.module.css';
import { useAct } from '../useAct';
import type { Security, UsedSecurity } from '../useSecurity';
import SessionEntry from './SessionEntry';

/** Where the reader is signed in. */
export default function SessionsCard({ used }: { used: UsedSecurity }): ReactNode {
  return (
    <Card
      section="sessions"
      lead={
        <Translate id="profile.sessions.lead">
          Where you are signed in. If you do not know one of them, end it and change your password.
        </Translate>
      }
    >
      <Known used={used}>{(security) => <Sessions security={security} used={used} />}</Known>
    </Card>
  );
}

function Sessions({ security, used }: { security: Security; used: UsedSecurity }): ReactNode {
  const { act, failure } = useAct();
  const [done, setDone] = useState('');
  const { sessions } = security;
  const others = sessions.filter(({ isCurrent }) => !isCurrent);

  /** It goes at once, and comes back when the server does not end it. */
  async function end(id: string): Promise<void> {
    setDone('');
    used.show({ ...security, sessions: sessions.filter((session) => session.id !== id) });
    focusSection('sessions');
    const isEnded = await act(() => callApi(`/api/me/sessions/${id}`, undefined, 'DELETE'));
    if (isEnded)
      setDone(translate({ id: 'profile.sessions.ended', message: 'The session has ended.' }));
    else used.show(security);
  }

  return (
    <>
      <FailureNote failure={failure} />
      <ul className={styles.list}>
        {sessions.map((session) => (
          <SessionEntry key={session.id} session={session} onEnd={() => void end(session.id)} />
        ))}
      </ul>
      {others.length > 0 && (
        <ConfirmedAction
          button={translate({ id: 'profile.sessions.endAll', message: 'End all other sessions' })}
          question={
            <Translate id="profile.sessions.endAllQuestion">
              All browsers but this one will be signed out at once.
            </Translate>
          }
          act={() => callApi('/api/me/sessions', undefined, 'DELETE')}
          onDone={() => {
            used.show({ ...security, sessions: sessions.filter(({ isCurrent }) => isCurrent) });
            setDone(
              translate({
                id: 'profile.sessions.allEnded',
                message: 'You are signed in on this browser only.',
              }),
            );
            focusSection('sessions');
          }}
        />
      )}
      <p role="status" className={styles.done}>
        {done}
      </p>
    </>
  );
}
