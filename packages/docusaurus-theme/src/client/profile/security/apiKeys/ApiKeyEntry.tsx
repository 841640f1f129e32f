import type { ReactNode } from 'react';
import type { ApiKey } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import { callApi } from '../../../api/api';
import RelativeTime from '../../RelativeTime';
import ConfirmedAction from '../ConfirmedAction';
import DateTime from '../DateTime';
import styles from '../security.module.css';

interface ApiKeyEntryProps {
  apiKey: ApiKey;
  onRevoked: () => Promise<void>;
}

export default function ApiKeyEntry({ apiKey, onRevoked }: ApiKeyEntryProps): ReactNode {
  const { id, name, start, createdAt, lastUsedAt, expiresAt } = apiKey;
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p>
          <code dir="ltr">{`${start}…`}</code>
        </p>
        <p>
          <Translate id="profile.apiKeys.since" values={{ date: <RelativeTime at={createdAt} /> }}>
            {'Created {date}'}
          </Translate>
          {' · '}
          {lastUsedAt ? (
            <Translate
              id="profile.apiKeys.used"
              values={{ date: <RelativeTime at={lastUsedAt} /> }}
            >
              {'Last used {date}'}
            </Translate>
          ) : (
            <Translate id="profile.apiKeys.unused">Not used yet</Translate>
          )}
        </p>
        <p>
          <Translate id="profile.apiKeys.until" values={{ date: <DateTime at={expiresAt} /> }}>
            {'Expires {date}'}
          </Translate>
        </p>
      </div>
      <ConfirmedAction
        button={translate({ id: 'profile.apiKeys.revoke', message: 'Revoke' })}
        label={translate({ id: 'profile.apiKeys.revokeLabel', message: 'Revoke {name}' }, { name })}
        question={
          <Translate id="profile.apiKeys.question" values={{ name: <bdi>{name}</bdi> }}>
            {'Programs that use {name} stop working right away. You can’t get the key back.'}
          </Translate>
        }
        act={() => callApi(`/api/me/api-keys/${id}`, undefined, 'DELETE')}
        onDone={() => void onRevoked()}
      />
    </li>
  );
}
