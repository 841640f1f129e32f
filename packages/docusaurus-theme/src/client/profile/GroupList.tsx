import { type ReactNode, useMemo } from 'react';
import { translate } from '@docusaurus/Translate';
import TOCItems from '@theme/TOCItems';
import styles from './GroupList.module.css';
import { GROUPS } from './sections';

/** Leads to each group of settings, and marks the one in view, as the contents of a docs page do. */
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
