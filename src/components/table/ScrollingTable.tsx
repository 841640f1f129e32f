import type { ComponentProps, ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import styles from './ScrollingTable.module.css';

/** A table that may be wider than the screen. It takes the focus, so that a keyboard can scroll it. */
export default function ScrollingTable(props: ComponentProps<'table'>): ReactNode {
  return (
    <div
      className={styles.scroll}
      role="group"
      aria-label={translate({ id: 'table.label', message: 'Table' })}
      tabIndex={0}
    >
      <table {...props} />
    </div>
  );
}
