import type { ReactNode } from 'react';
import clsx from 'clsx';
import Translate from '@docusaurus/Translate';
import styles from './plans.module.css';

interface PlanRowProps {
  title: ReactNode;
  opens: ReactNode;
  price: ReactNode;
  /** The reader has it. */
  held?: boolean;
  /** What to do for someone who does not. */
  action?: ReactNode;
  /** One of the site's plans, and not what everyone gets. */
  isPlan?: boolean;
}

/** One level: who, what it opens, and what it takes. */
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
