import { type ReactNode, useId } from 'react';
import styles from './profile.module.css';

interface CardProps {
  title: ReactNode;
  /** One sentence on what the card is for. */
  lead?: ReactNode;
  children: ReactNode;
}

/** One subject of the profile, as a landmark with its heading. */
export default function Card({ title, lead, children }: CardProps): ReactNode {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {lead && <p>{lead}</p>}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
