import { type ReactNode, useId } from 'react';
import type { Connection } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import { callApi } from '../../../api/api';
import RelativeTime from '../../RelativeTime';
import ActButton from '../ActButton';
import ConfirmedAction from '../ConfirmedAction';
import styles from '../security.module.css';

interface ConnectedEntryProps {
  connection: Connection;
  name: string;
  /** The server would refuse to remove it. */
  isLastWayIn: boolean;
  onRemoved: () => Promise<void>;
}

export default function ConnectedEntry(entry: ConnectedEntryProps): ReactNode {
  const { connection, name, isLastWayIn } = entry;
  const reason = useId();
  const button = translate({ id: 'profile.connections.remove', message: 'Disconnect' });
  const label = translate(
    { id: 'profile.connections.removeLabel', message: 'Disconnect {name}' },
    { name },
  );
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p>
          <Translate
            id="profile.connections.since"
            values={{ date: <RelativeTime at={connection.createdAt} /> }}
          >
            {'Connected {date}'}
          </Translate>
        </p>
        {isLastWayIn && (
          <p id={reason}>
            <Translate id="profile.connections.last">
              You can’t disconnect your only way to sign in besides email links. Set a password or
              connect another service first.
            </Translate>
          </p>
        )}
      </div>
      {isLastWayIn ? (
        <ActButton isOff label={label} describedBy={reason} onClick={() => undefined}>
          {button}
        </ActButton>
      ) : (
        <ConfirmedAction
          button={button}
          label={label}
          question={
            <Translate id="profile.connections.question" values={{ name: <bdi>{name}</bdi> }}>
              {'You’ll no longer be able to sign in with {name}. You can connect it again anytime.'}
            </Translate>
          }
          act={() => callApi(`/api/me/connections/${connection.id}`, undefined, 'DELETE')}
          onDone={() => void entry.onRemoved()}
        />
      )}
    </li>
  );
}
