import { type ReactNode, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import { loadPasskeys } from '../../../api/load';
import FailureNote from '../../../form/FailureNote';
import { deviceText } from '../../deviceText';
import LoadState from '../../LoadState';
import profileStyles from '../../profile.module.css';
import Row from '../../Row';
import ActButton from '../ActButton';
import { focusSection } from '../focusSection';
import styles from '../security.module.css';
import { useAct } from '../useAct';
import type { UsedSecurity } from '../useSecurity';
import { newPasskeyName } from './newPasskeyName';
import PasskeyEntry from './PasskeyEntry';

const isSupported = (): boolean => 'PublicKeyCredential' in window;

/** The reader's passkeys. */
export default function PasskeysRow({ used }: { used: UsedSecurity }): ReactNode {
  const { security, failure: loadFailure, reload } = used;
  const { busy, failure, act } = useAct();
  const [done, setDone] = useState('');

  async function refresh(text: string): Promise<void> {
    await reload();
    setDone(text);
    focusSection('passkeys');
  }

  async function add() {
    const device = security?.sessions.find(({ isCurrent }) => isCurrent)?.device;
    const names = security?.passkeys.map(({ name }) => name) ?? [];
    const { addPasskey } = await loadPasskeys();
    return addPasskey(newPasskeyName(deviceText(device ?? ''), names));
  }

  return (
    <Row
      section="passkeys"
      lead={
        <Translate id="profile.passkeys.lead">
          Sign in with your fingerprint, your face, or your device’s PIN. A passkey can’t be
          guessed, and it works on this site only.
        </Translate>
      }
      value={
        security === null ? (
          <LoadState failure={loadFailure} onRetry={reload} />
        ) : (
          <>
            <FailureNote failure={failure} />
            {security.passkeys.length === 0 ? (
              <Translate id="profile.passkeys.none">None yet</Translate>
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
                          message: 'Removed. You can no longer sign in with it.',
                        }),
                      )
                    }
                  />
                ))}
              </ul>
            )}
            {!isSupported() && (
              <p className={profileStyles.note}>
                <Translate id="profile.passkeys.unsupported">
                  This browser doesn’t support passkeys. Try a newer one, or another device.
                </Translate>
              </p>
            )}
            <p role="status" className={profileStyles.done}>
              {done}
            </p>
          </>
        )
      }
      actions={
        security &&
        isSupported() && (
          <ActButton
            busy={busy}
            label={translate({ id: 'profile.passkeys.addLabel', message: 'Add a passkey' })}
            onClick={() => {
              setDone('');
              void act(
                add,
                () =>
                  void refresh(
                    translate({
                      id: 'profile.passkeys.added',
                      message: 'Added. You can sign in with it from now on.',
                    }),
                  ),
              );
            }}
          >
            <Translate id="profile.passkeys.add">Add</Translate>
          </ActButton>
        )
      }
    />
  );
}
