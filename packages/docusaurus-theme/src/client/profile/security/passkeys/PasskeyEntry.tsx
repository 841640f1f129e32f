import { type ReactNode, useState } from 'react';
import type { Passkey } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import RelativeTime from '../../RelativeTime';
import ActButton from '../ActButton';
import ConfirmedAction from '../ConfirmedAction';
import { focusSection } from '../focusSection';
import styles from '../security.module.css';
import RenamePasskey from './RenamePasskey';
import { loadPasskeys } from '../../../api/load';

interface PasskeyEntryProps {
  passkey: Passkey;
  onRenamed: () => Promise<void>;
  onRemoved: () => Promise<void>;
}

export default function PasskeyEntry({
  passkey,
  onRenamed,
  onRemoved,
}: PasskeyEntryProps): ReactNode {
  const [isRenaming, setRenaming] = useState(false);
  const { id, createdAt, lastUsedAt } = passkey;
  const name =
    passkey.name ?? translate({ id: 'profile.passkeys.nameless', message: 'Unnamed passkey' });

  async function remove() {
    const { removePasskey } = await loadPasskeys();
    return removePasskey(id);
  }

  if (isRenaming) {
    return (
      <li className={styles.entry}>
        <RenamePasskey
          id={id}
          name={passkey.name ?? ''}
          onDone={() => {
            setRenaming(false);
            void onRenamed();
          }}
          onCancel={() => {
            setRenaming(false);
            focusSection('passkeys');
          }}
        />
      </li>
    );
  }
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {createdAt && (
          <p>
            <Translate
              id="profile.passkeys.since"
              values={{ date: <RelativeTime at={createdAt} /> }}
            >
              {'Added {date}'}
            </Translate>
          </p>
        )}
        <p>
          {lastUsedAt ? (
            <Translate
              id="profile.passkeys.used"
              values={{ date: <RelativeTime at={lastUsedAt} /> }}
            >
              {'Last used {date}'}
            </Translate>
          ) : (
            <Translate id="profile.passkeys.unused">Not used yet</Translate>
          )}
        </p>
      </div>
      <ActButton
        label={translate(
          { id: 'profile.passkeys.renameLabel', message: 'Rename {name}' },
          { name },
        )}
        onClick={() => setRenaming(true)}
      >
        <Translate id="profile.passkeys.rename">Rename</Translate>
      </ActButton>
      <ConfirmedAction
        button={translate({ id: 'profile.passkeys.remove', message: 'Remove' })}
        label={translate(
          { id: 'profile.passkeys.removeLabel', message: 'Remove {name}' },
          { name },
        )}
        question={
          <Translate id="profile.passkeys.question" values={{ name: <bdi>{name}</bdi> }}>
            {
              'You’ll no longer be able to sign in with {name}. Your device may still list it: delete it there too.'
            }
          </Translate>
        }
        act={remove}
        onDone={() => void onRemoved()}
      />
    </li>
  );
}
