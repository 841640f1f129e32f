import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from './profile.module.css';

/** Reserves the space of the account area while it loads. */
export default function ProfileSkeleton(): ReactNode {
  return (
    <div className={styles.area} aria-busy="true">
      <p className={styles.hiddenText} role="status">
        <Translate id="profile.loading">Loading your account…</Translate>
      </p>
      <div className={styles.groups} aria-hidden="true">
        {['name', 'picture', 'email', 'plan'].map((row) => (
          <div key={row} className={styles.row}>
            <span className={styles.bone} />
            <span className={styles.bone} />
          </div>
        ))}
      </div>
    </div>
  );
}
