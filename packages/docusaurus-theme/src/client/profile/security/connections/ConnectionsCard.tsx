import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import Card from '../../Card';
import { focusSection } from '../focusSection';
import Known from '../Known';
import styles from '../security.module.css';
import type { Security, UsedSecurity } from '../useSecurity';
import ConnectedEntry from './ConnectedEntry';
import OfferedEntry from './OfferedEntry';

/** The other services that sign the reader in, and those that could. */
export default function ConnectionsCard({ used }: { used: UsedSecurity }): ReactNode {
  return (
    <Card
      section="connections"
      lead={
        <Translate id="profile.connections.lead">
          Other services that sign you in here. We learn who you are there, and nothing more.
        </Translate>
      }
    >
      <Known used={used}>{(security) => <Connections security={security} used={used} />}</Known>
    </Card>
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
      <p role="status" className={styles.done}>
        {isRemoved && (
          <Translate id="profile.connections.removed">
            Disconnected. It does not sign you in any more.
          </Translate>
        )}
      </p>
    </>
  );
}
