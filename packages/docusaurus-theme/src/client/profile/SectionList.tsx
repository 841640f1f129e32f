import { type ReactNode, useMemo, useRef } from 'react';
import { translate } from '@docusaurus/Translate';
import TOCItems from '@theme/TOCItems';
import styles from './SectionList.module.css';
import { type Section, sectionTitle } from './sections';
import { useActiveInView } from './useActiveInView';

/** Leads to each section, and marks the one in view, as the contents of a docs page do. */
export default function SectionList({ sections }: { sections: readonly Section[] }): ReactNode {
  const shown = sections.join(' ');
  const toc = useMemo(
    () => shown.split(' ').map((id) => ({ id, value: sectionTitle(id as Section), level: 2 })),
    [shown],
  );
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
