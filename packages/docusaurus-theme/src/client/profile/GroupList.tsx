import { type ReactNode, useMemo } from 'react';
import { translate } from '@docusaurus/Translate';
import TOCItems from '@theme/TOCItems';
import styles from './GroupList.module.css';
import { GROUPS } from './sections';

/**
 * Links to each group of settings, and marks the current one, like the table of contents of a docs
 * page.
 */
export default function GroupList(): ReactNode {
  const toc = useMemo(() => GROUPS.map(({ id, title }) => ({ id, value: title(), level: 2 })), []);
  return (
    <nav
      className={styles.list}
      aria-label={translate({ id: 'profile.sections', message: 'Account settings' })}
    >
      <TOCItems
        toc={toc}
        className={styles.items}
        linkClassName={styles.link}
        linkActiveClassName={styles.active}
      />
    </nav>
  );
}
