import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import { refreshSession } from '../account/followSession';
import styles from './profile.module.css';

/** The only page that doesn't work without the server. */
export default function ServerAway(): ReactNode {
  const [triedAgain, setTriedAgain] = useState(false);

  async function tryAgain(): Promise<void> {
    setTriedAgain(false);
    await refreshSession();
    setTriedAgain(true);
  }

  return (
    <div className={styles.notice}>
      <p role="alert">
        <Translate id="profile.unreachable">
          The account server isn’t responding, so your account can’t be shown right now. Public
          pages still work.
        </Translate>
      </p>
      <div className={styles.actions}>
        <button type="button" className="button button--primary" onClick={() => void tryAgain()}>
          <Translate id="profile.retry">Try again</Translate>
        </button>
        <span role="status">
          {triedAgain && <Translate id="profile.stillAway">Still no response.</Translate>}
        </span>
      </div>
    </div>
  );
}
