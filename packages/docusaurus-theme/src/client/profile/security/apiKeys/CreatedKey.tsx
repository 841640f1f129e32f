import { type ReactNode, useEffect, useRef } from 'react';
import type { NewApiKey } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import ActButton from '../ActButton';
import CopyButton from '../CopyButton';
import styles from '../security.module.css';

interface CreatedKeyProps {
  apiKey: NewApiKey;
  onKept: () => void;
}

/** Shows the new key. */
export default function CreatedKey({ apiKey, onKept }: CreatedKeyProps): ReactNode {
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => lead.current?.focus(), []);
  return (
    <>
      <p ref={lead} tabIndex={-1}>
        <strong>
          <Translate id="profile.apiKeys.copyTitle">Copy your key now.</Translate>
        </strong>{' '}
        <Translate id="profile.apiKeys.copyLead">
          You won’t see it again. Treat it like a password: anyone who has it can read what you can
          read.
        </Translate>
      </p>
      <p className={styles.newKey}>
        <code
          dir="ltr"
          aria-label={translate({ id: 'profile.apiKeys.key', message: 'Your new API key' })}
        >
          {apiKey.key}
        </code>
      </p>
      <div className={styles.buttons}>
        <CopyButton text={apiKey.key} />
      </div>
      <div className={styles.finish}>
        <ActButton look="primary" onClick={onKept}>
          <Translate id="profile.apiKeys.kept">I’ve copied it</Translate>
        </ActButton>
      </div>
    </>
  );
}
