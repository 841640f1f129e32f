import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import profileStyles from '../../profile.module.css';
import Row from '../../Row';
import { focusSection } from '../focusSection';
import Known from '../Known';
import styles from '../security.module.css';
import type { Security, UsedSecurity } from '../useSecurity';
import ConnectedEntry from './ConnectedEntry';
import OfferedEntry from './OfferedEntry';

/** The connected providers, and those that could be connected. */
export default function ConnectionsRow({ used }: { used: UsedSecurity }): ReactNode {
  return (
    <Row
      section="connections"
      lead={
        <Translate id="profile.connections.lead">
          Other services you can sign in with. They tell us who you are, and nothing else.
        </Translate>
      }
      value={
        <Known used={used}>{(security) => <Connections security={security} used={used} />}</Known>
      }
    />
  );
}

function Connections({ security, used }: { security: Security; used: UsedSecurity }): ReactNode {
  const [isRemoved, setRemoved] = useState(false);
  const { connections, providers, hasPassword } = security;
  const offered = providers.filter(
    ({ id }) => !connections.some(({ provider }) => provider === id),
  );
  return (
    <>
      <ul className={styles.list}>
        {connections.map((connection) => (
          <ConnectedEntry
            key={connection.id}
            connection={connection}
            name={
              providers.find(({ id }) => id === connection.provider)?.name ?? connection.provider
            }
            isLastWayIn={!hasPassword && connections.length === 1}
            onRemoved={async () => {
              await used.reload();
              setRemoved(true);
              focusSection('connections');
            }}
          />
        ))}
        {offered.map((provider) => (
          <OfferedEntry key={provider.id} {...provider} />
        ))}
      </ul>
      <p role="status" className={profileStyles.done}>
        {isRemoved && (
          <Translate id="profile.connections.removed">
            Disconnected. You can no longer sign in with it.
          </Translate>
        )}
      </p>
    </>
  );
}
