import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import type { Result } from '../../api/api';
import ActButton from './ActButton';
import styles from './security.module.css';
import { useAct } from './useAct';

interface ConfirmedActionProps {
  /** The button's text: "Remove". */
  button: string;
  /** For screen readers, with the item it applies to: "Remove Laptop". */
  label?: string;
  /** What is about to happen. */
  question: ReactNode;
  act: () => Promise<Result<unknown>>;
  onDone: () => void;
}

/** Asks for confirmation in place before something that can't be undone. */
export default function ConfirmedAction(action: ConfirmedActionProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const question = useId();
  const wasAsking = useRef(false);
  const { busy, failure, act } = useAct();

  useEffect(() => {
    // The pressed button is gone: the focus moves to what replaced it.
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
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setAsking(false);
      }}
    >
      <p id={question}>{action.question}</p>
      <FailureNote failure={failure} />
      <div className={styles.buttons}>
        <ActButton look="danger" busy={busy} onClick={() => void act(action.act, action.onDone)}>
          {action.button}
        </ActButton>
        <ActButton onClick={() => setAsking(false)}>
          <Translate id="profile.cancel">Cancel</Translate>
        </ActButton>
      </div>
    </div>
  );
}
