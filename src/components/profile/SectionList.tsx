import { type ReactNode, useMemo, useRef } from 'react';
import { translate } from '@docusaurus/Translate';
import TOCItems from '@theme/TOCItems';
import styles from './SectionList.module.css';
import { SECTIONS, sectionTitle } from './sections';
import { useActiveInView } from './useActiveInView';

/** Leads to each section, and marks the one in view, as the contents of a docs page do. */
export default function SectionList(): ReactNode {
  const toc = useMemo(() => SECTIONS.map((id) => ({ id, value: sectionTitle(id), level: 2 })), []);
  const list = useRef<HTMLElement>(null);
  useActiveInView(list, styles.active);

  return (
    <nav
      ref={list}
      className={styles.list}
      aria-label={translate({ id: 'profile.sections', message: 'Sections of your account' })}
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
