import type { ReactNode } from 'react';
import type { AccountSession } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import { deviceText } from '../../deviceText';
import ActButton from '../ActButton';
import DateTime from '../DateTime';
import styles from '../security.module.css';

interface SessionEntryProps {
  session: AccountSession;
  onEnd: () => void;
}

export default function SessionEntry({ session, onEnd }: SessionEntryProps): ReactNode {
  const { device, address, isCurrent, createdAt, lastSeenAt } = session;
  const name = deviceText(device);
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <strong>{name}</strong>
        {isCurrent && (
          <span className={styles.mark}>
            <Translate id="profile.sessions.current">This browser</Translate>
          </span>
        )}
        {address && (
          <p>
            <bdi dir="ltr">{address}</bdi>
          </p>
        )}
        <p>
          <Translate
            id="profile.sessions.times"
            values={{
              begun: <DateTime at={createdAt} />,
              seen: <DateTime at={lastSeenAt} withTime />,
            }}
          >
            {'Signed in {begun}, last seen {seen}'}
          </Translate>
        </p>
      </div>
      {!isCurrent && (
        <ActButton
          label={translate(
            { id: 'profile.sessions.endLabel', message: 'End session: {device}' },
            { device: name },
          )}
          onClick={onEnd}
        >
          <Translate id="profile.sessions.end">End session</Translate>
        </ActButton>
      )}
    </li>
  );
}
