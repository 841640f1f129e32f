import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import type { Result } from '../../api/api';
import ActButton from './ActButton';
import styles from './security.module.css';
import { useAct } from './useAct';

interface ConfirmedActionProps {
  /** What the button says: "Remove". */
  button: string;
  /** The same, with what it is about, where that stands elsewhere: "Remove Laptop". */
  label?: string;
  /** What will be, before it is. */
  question: ReactNode;
  act: () => Promise<Result<unknown>>;
  onDone: () => void;
}

/** What cannot be undone asks once more, in its own place. */
export default function ConfirmedAction(action: ConfirmedActionProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const question = useId();
  const wasAsking = useRef(false);
  const { busy, failure, act } = useAct();

  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what has taken its place.
    if (isAsking !== wasAsking.current) row.current?.querySelector('button')?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);

  if (!isAsking) {
    return (
      <div ref={row}>
        <ActButton label={action.label} onClick={() => setAsking(true)}>
          {action.button}
        </ActButton>
      </div>
    );
  }
  return (
    <div
      ref={row}
      className={styles.question}
      role="group"
      aria-labelledby={question}
      onKeyDown={({ key }) => key === 'Escape' && setAsking(false)}
    >
      <p id={question}>{action.question}</p>
      <FailureNote failure={failure} />
      <div className={styles.buttons}>
        <ActButton look="danger" busy={busy} onClick={() => void act(action.act, action.onDone)}>
          {action.button}
        </ActButton>
        <ActButton onClick={() => setAsking(false)}>
          <Translate id="profile.security.keep">Keep</Translate>
        </ActButton>
      </div>
    </div>
  );
}
