import { type ReactNode, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import Card from '../../Card';
import { focusSection } from '../focusSection';
import Known from '../Known';
import styles from '../security.module.css';
import type { Security, UsedSecurity } from '../useSecurity';
import AddPasskey from './AddPasskey';
import PasskeyEntry from './PasskeyEntry';

/** The passkeys that sign the reader in. */
export default function PasskeysCard({ used }: { used: UsedSecurity }): ReactNode {
  return (
    <Card
      section="passkeys"
      lead={
        <Translate id="profile.passkeys.lead">
          Sign in by fingerprint, face or the PIN of your device. Nobody can guess a passkey, and no
          other site can ask for it.
        </Translate>
      }
    >
      <Known used={used}>{(security) => <Passkeys security={security} used={used} />}</Known>
    </Card>
  );
}

function Passkeys({ security, used }: { security: Security; used: UsedSecurity }): ReactNode {
  const [done, setDone] = useState('');

  async function refresh(text: string): Promise<void> {
    await used.reload();
    setDone(text);
    focusSection('passkeys');
  }

  return (
    <>
      {security.passkeys.length === 0 ? (
        <p className={styles.none}>
          <Translate id="profile.passkeys.none">You have none yet.</Translate>
        </p>
      ) : (
        <ul className={styles.list}>
          {security.passkeys.map((passkey) => (
            <PasskeyEntry
              key={passkey.id}
              passkey={passkey}
              onRenamed={() =>
                refresh(translate({ id: 'profile.passkeys.renamed', message: 'Renamed.' }))
              }
              onRemoved={() =>
                refresh(
                  translate({
                    id: 'profile.passkeys.removed',
                    message: 'Removed. It does not sign you in any more.',
                  }),
                )
              }
            />
          ))}
        </ul>
      )}
      <AddPasskey
        onBegin={() => setDone('')}
        onAdded={() =>
          refresh(
            translate({
              id: 'profile.passkeys.added',
              message: 'Added. From now on it signs you in.',
            }),
          )
        }
      />
      <p role="status" className={styles.done}>
        {done}
      </p>
    </>
  );
}
