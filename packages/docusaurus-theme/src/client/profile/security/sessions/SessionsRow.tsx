import { type ReactNode, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import { callApi } from '../../../api/api';
import profileStyles from '../../profile.module.css';
import Row from '../../Row';
import ConfirmedAction from '../ConfirmedAction';
import { focusSection } from '../focusSection';
import Known from '../Known';
import styles from '../security.module.css';
import { useAct } from '../useAct';
import type { Security, UsedSecurity } from '../useSecurity';
import SessionEntry from './SessionEntry';

/** The reader's sessions. */
export default function SessionsRow({ used }: { used: UsedSecurity }): ReactNode {
  return (
    <Row
      section="sessions"
      lead={
        <Translate id="profile.sessions.lead">
          Where you’re signed in. If you don’t recognize a session, end it and change your password.
        </Translate>
      }
      value={
        <Known used={used}>{(security) => <Sessions security={security} used={used} />}</Known>
      }
    />
  );
}

function Sessions({ security, used }: { security: Security; used: UsedSecurity }): ReactNode {
  const { act, failure } = useAct();
  const [done, setDone] = useState('');
  const { sessions } = security;
  const others = sessions.filter(({ isCurrent }) => !isCurrent);

  /** Disappears immediately, and reappears if the server fails to end it. */
  async function end(id: string): Promise<void> {
    setDone('');
    used.show({ ...security, sessions: sessions.filter((session) => session.id !== id) });
    focusSection('sessions');
    const isEnded = await act(() => callApi(`/api/me/sessions/${id}`, undefined, 'DELETE'));
    if (isEnded) setDone(translate({ id: 'profile.sessions.ended', message: 'Session ended.' }));
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
              This signs you out of every browser except this one.
            </Translate>
          }
          act={() => callApi('/api/me/sessions', undefined, 'DELETE')}
          onDone={() => {
            used.show({ ...security, sessions: sessions.filter(({ isCurrent }) => isCurrent) });
            setDone(
              translate({
                id: 'profile.sessions.allEnded',
                message: 'You’re signed in on this browser only.',
              }),
            );
            focusSection('sessions');
          }}
        />
      )}
      <p role="status" className={profileStyles.done}>
        {done}
      </p>
    </>
  );
}
