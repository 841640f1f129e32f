import type { ReactNode } from 'react';
import { AnchorContext } from '../form/AnchorContext';
import styles from './profile.module.css';
import { type Section, sectionTitle } from './sections';

interface CardProps {
  section: Section;
  /** One sentence on what the card is for. */
  lead?: ReactNode;
  children: ReactNode;
}

/** One section of the account area, as a landmark with its heading. */
export default function Card({ section, lead, children }: CardProps): ReactNode {
  return (
    <AnchorContext.Provider value={section}>
      <section className={styles.card} aria-labelledby={section}>
        <header className={styles.head}>
          {/* The list of sections follows headings of the class `anchor`. */}
          <h2 id={section} className="anchor" tabIndex={-1}>
            {sectionTitle(section)}
          </h2>
          {lead && <p>{lead}</p>}
        </header>
        <div className={styles.body}>{children}</div>
      </section>
    </AnchorContext.Provider>
  );
}
