import type { ReactNode } from 'react';
import type { AccountSession } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import { deviceText } from '../../deviceText';
import RelativeTime from '../../RelativeTime';
import ActButton from '../ActButton';
import DeviceIcon from './DeviceIcon';
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
      <DeviceIcon kind={session.deviceKind} />
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
              begun: <RelativeTime at={createdAt} />,
              seen: <RelativeTime at={lastSeenAt} />,
            }}
          >
            {'Signed in {begun} · Last active {seen}'}
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
