import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import { SERVICE_COMMANDS } from './serviceCommands';
import styles from './tryIt.module.css';

export function Loading(): ReactNode {
  return (
    <p role="status" className={styles.muted}>
      <Translate id="tryIt.loading">Loading…</Translate>
    </p>
  );
}

interface RetryProps {
  onRetry: () => Promise<boolean>;
}

/** Says when there is still no response, because nothing else on the page would change. */
export function Retry({ onRetry }: RetryProps): ReactNode {
  const [hasFailed, setHasFailed] = useState(false);
  const retry = async () => {
    setHasFailed(false);
    setHasFailed(!(await onRetry()));
  };
  return (
    <p className={styles.retry}>
      <button type="button" className="button button--secondary" onClick={() => void retry()}>
        <Translate id="tryIt.retry">Try again</Translate>
      </button>
      <span role="status">
        {hasFailed && <Translate id="tryIt.stillNot">Still no answer.</Translate>}
      </span>
    </p>
  );
}

/** Shown instead of the notes while nothing responds: how to start the service. */
export function NotRunning({ onRetry }: RetryProps): ReactNode {
  return (
    <div className={styles.notice}>
      <p role="alert">
        <Translate id="tryIt.notRunning">
          The service isn’t running. Start it in the repository’s folder, on Debian 12:
        </Translate>
      </p>
      <Commands />
      <Retry onRetry={onRetry} />
    </div>
  );
}

/** On a deployed site, which must not send readers' tokens to whatever listens on their computers. */
export function Elsewhere(): ReactNode {
  return (
    <div className={styles.notice}>
      <p>
        <Translate id="tryIt.elsewhere" values={{ command: <code key="command">npm start</code> }}>
          {
            'This works on your own computer. Run this site there with {command}, and the service next to it, on Debian 12:'
          }
        </Translate>
      </p>
      <Commands />
    </div>
  );
}

function Commands(): ReactNode {
  return (
    <pre dir="ltr" translate="no" tabIndex={0}>
      <code>{SERVICE_COMMANDS.join('\n')}</code>
    </pre>
  );
}
