import { type ReactNode, useState } from 'react';
import { type ApiKey, MAX_API_KEYS, type NewApiKey } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import LoadState from '../../LoadState';
import Row from '../../Row';
import { useAccountData } from '../../useAccountData';
import { useRow } from '../../useRow';
import { focusSection } from '../focusSection';
import styles from '../security.module.css';
import ApiKeyEntry from './ApiKeyEntry';
import CreatedKey from './CreatedKey';
import CreateKeyForm from './CreateKeyForm';

/** The reader's API keys. */
export default function ApiKeysRow(): ReactNode {
  const { data: keys, failure, load } = useAccountData<ApiKey[]>('/api/me/api-keys');
  const row = useRow('api-keys');
  const [created, setCreated] = useState<NewApiKey | null>(null);
  const isFull = keys !== null && keys.length >= MAX_API_KEYS && created === null;

  function close(done?: string): void {
    setCreated(null);
    row.close(done);
  }

  return (
    <Row
      section="api-keys"
      row={{
        ...row,
        isOpen: row.isOpen && !isFull,
        // The new key is shown only once, so only its own button closes the row.
        close: created === null ? close : () => undefined,
      }}
      lead={
        <Translate id="profile.apiKeys.lead">
          For your own programs. A key can read what you can read here, and can’t change anything.
        </Translate>
      }
      value={
        keys === null ? (
          <LoadState failure={failure} onRetry={load} />
        ) : keys.length === 0 ? (
          <Translate id="profile.apiKeys.none">None yet</Translate>
        ) : (
          <ul className={styles.list}>
            {keys.map((apiKey) => (
              <ApiKeyEntry
                key={apiKey.id}
                apiKey={apiKey}
                onRevoked={async () => {
                  await load();
                  row.close(
                    translate({
                      id: 'profile.apiKeys.revoked',
                      message: 'Revoked. Programs can no longer use it.',
                    }),
                  );
                  focusSection('api-keys');
                }}
              />
            ))}
          </ul>
        )
      }
      note={
        isFull && (
          <Translate id="profile.apiKeys.full" values={{ count: MAX_API_KEYS }}>
            {
              'You have {count} keys, which is the maximum. To create another one, revoke one first.'
            }
          </Translate>
        )
      }
      button={keys && !isFull && <Translate id="profile.apiKeys.new">New key</Translate>}
    >
      {created === null ? (
        <CreateKeyForm
          onCreated={(apiKey) => {
            setCreated(apiKey);
            void load();
          }}
          onCancel={() => close()}
        />
      ) : (
        <CreatedKey
          apiKey={created}
          onKept={() =>
            close(translate({ id: 'profile.apiKeys.created', message: 'Your key is ready.' }))
          }
        />
      )}
    </Row>
  );
}
