import { type ReactNode, useState } from 'react';
import { PREFERENCES } from '@gatehouse/contract/preferences';
import { useStorageSlot } from '@docusaurus/theme-common';
import styles from './Explain.module.css';

interface ExplainProps {
  /** The question it answers: "What is a session?" */
  title: ReactNode;
  children: ReactNode;
}

/** Background information, expanded for readers whose profile says they are new. */
export default function Explain({ title, children }: ExplainProps): ReactNode {
  const [experience] = useStorageSlot(PREFERENCES.experience.storageKey);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? experience === 'new';

  return (
    <details
      className={styles.explain}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) setChosen(currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
