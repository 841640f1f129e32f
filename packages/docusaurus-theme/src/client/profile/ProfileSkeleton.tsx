import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from './profile.module.css';

/** Takes the room of the cards while the server is asked. */
export default function ProfileSkeleton(): ReactNode {
  return (
    <div aria-busy="true">
      <p className={styles.hiddenText} role="status">
        <Translate id="profile.loading">Loading your profile …</Translate>
      </p>
      {['name', 'preferences', 'plan'].map((card) => (
        <div key={card} className={styles.card} aria-hidden="true">
          <div className={styles.head}>
            <span className={styles.bone} />
          </div>
          <div className={styles.body}>
            <span className={styles.bone} />
            <span className={styles.bone} />
          </div>
        </div>
      ))}
    </div>
  );
}
