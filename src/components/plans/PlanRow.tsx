import type { ReactNode } from 'react';
import clsx from 'clsx';
import Translate from '@docusaurus/Translate';
import styles from './plans.module.css';

interface PlanRowProps {
  title: ReactNode;
  opens: ReactNode;
  price: ReactNode;
  /** Whether the reader has it. */
  held?: boolean;
  /** The action for a reader who doesn't have it. */
  action?: ReactNode;
  /** Whether it is one of the site's plans, rather than a level for everyone. */
  isPlan?: boolean;
}

/** One level: who it is for, what it includes, and what it costs. */
export default function PlanRow(props: PlanRowProps): ReactNode {
  const { title, opens, price, held, action, isPlan } = props;
  return (
    <section className={styles.row}>
      <h2 className={clsx(styles.name, isPlan && styles.plan)}>{title}</h2>
      <p className={styles.opens}>{opens}</p>
      <p className={styles.price}>
        {held ? (
          <strong>
            <Translate id="plans.held">You have this</Translate>
          </strong>
        ) : (
          <>
            {price}
            {action && <span className={styles.action}>{action}</span>}
          </>
        )}
      </p>
    </section>
  );
}
