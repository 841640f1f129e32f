import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import { refreshSession } from '../account/followSession';
import styles from './profile.module.css';

/** The profile is the one page that needs the server, so it says so. */
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
          Your profile cannot be reached at the moment: the account server does not answer. The
          public pages work as always.
        </Translate>
      </p>
      <div className={styles.actions}>
        <button type="button" className="button button--primary" onClick={() => void tryAgain()}>
          <Translate id="profile.retry">Try again</Translate>
        </button>
        <span role="status">
          {triedAgain && <Translate id="profile.stillAway">Still no answer.</Translate>}
        </span>
      </div>
    </div>
  );
}
