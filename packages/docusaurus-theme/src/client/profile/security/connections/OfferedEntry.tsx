import type { ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { ROUTES } from '../../../api/siteData';
import FailureNote from '../../../form/FailureNote';
import ActButton from '../ActButton';
import styles from '../security.module.css';
import { useAct } from '../useAct';
import { loadAuth } from '../../../api/load';

/** A service that the reader can connect. The browser goes there, and returns to this row. */
export default function OfferedEntry({ id, name }: { id: string; name: string }): ReactNode {
  const { busy, failure, act } = useAct();
  const profile = useBaseUrl(ROUTES.profile);

  async function connect() {
    const { connectProvider } = await loadAuth();
    return connectProvider(id, `${profile}#connections`);
  }

  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p>
          <Translate id="profile.connections.not">Not connected</Translate>
        </p>
      </div>
      <ActButton
        busy={busy}
        label={translate(
          { id: 'profile.connections.addLabel', message: 'Connect {name}' },
          { name },
        )}
        onClick={() => void act(connect, ({ url }) => window.location.assign(url))}
      >
        <Translate id="profile.connections.add">Connect</Translate>
      </ActButton>
      {failure && (
        <div className={styles.wide}>
          <FailureNote failure={failure} />
        </div>
      )}
    </li>
  );
}
