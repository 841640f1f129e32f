import type { ComponentProps, ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import ScrollArea from '@site/src/components/scroll/ScrollArea';
import styles from './ScrollingTable.module.css';

/** A table in the docs, which scrolls if it is wider than the page. */
export default function ScrollingTable(props: ComponentProps<'table'>): ReactNode {
  return (
    <ScrollArea label={translate({ id: 'table.label', message: 'Table' })}>
      <table className={styles.table} {...props} />
    </ScrollArea>
  );
}
