import { type ReactNode, useState } from 'react';
import type { ConnectedApp } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import { callApi } from '../../../api/api';
import LoadState from '../../LoadState';
import RelativeTime from '../../RelativeTime';
import Row from '../../Row';
import { useAccountData } from '../../useAccountData';
import ConfirmedAction from '../ConfirmedAction';
import { focusSection } from '../focusSection';
import styles from '../security.module.css';

/** The apps that can read on the reader's behalf. */
export default function AppsRow(): ReactNode {
  const { data, failure, load } = useAccountData<ConnectedApp[]>('/api/me/apps');
  const [done, setDone] = useState('');

  async function onDisconnected(): Promise<void> {
    await load();
    setDone(translate({ id: 'profile.apps.done', message: 'Disconnected.' }));
    focusSection('apps');
  }

  return (
    <Row
      section="apps"
      lead={
        <Translate id="profile.apps.lead">
          Apps that search and read this site for you, such as AI assistants. They can’t change
          anything.
        </Translate>
      }
      value={
        data ? (
          <Apps apps={data} onDisconnected={() => void onDisconnected()} />
        ) : (
          <LoadState failure={failure} onRetry={load} />
        )
      }
      done={done}
    />
  );
}

function Apps(props: { apps: ConnectedApp[]; onDisconnected: () => void }): ReactNode {
  if (props.apps.length === 0) {
    return (
      <p>
        <Translate id="profile.apps.none">No apps are connected.</Translate>
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {props.apps.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id} className={styles.entry}>
          <div className={styles.what}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            <p>
              {lastUsedAt === null ? (
                <Translate
                  id="profile.apps.never"
                  values={{ since: <RelativeTime at={createdAt} /> }}
                >
                  {'Connected {since} · Never used'}
                </Translate>
              ) : (
                <Translate
                  id="profile.apps.times"
                  values={{
                    since: <RelativeTime at={createdAt} />,
                    used: <RelativeTime at={lastUsedAt} />,
                  }}
                >
                  {'Connected {since} · Last used {used}'}
                </Translate>
              )}
            </p>
          </div>
          <ConfirmedAction
            button={translate({ id: 'profile.apps.remove', message: 'Disconnect' })}
            label={translate(
              { id: 'profile.apps.removeLabel', message: 'Disconnect {name}' },
              { name },
            )}
            question={
              <Translate id="profile.apps.question" values={{ name: <bdi>{name}</bdi> }}>
                {'{name} will lose access right away. You can connect it again from the app.'}
              </Translate>
            }
            act={() => callApi(`/api/me/apps/${id}`, undefined, 'DELETE')}
            onDone={props.onDisconnected}
          />
        </li>
      ))}
    </ul>
  );
}
