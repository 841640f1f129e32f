import { type ReactNode, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import type { Failure } from '../api/api';
import { failureText } from './failureText';
import styles from './form.module.css';
import SignInAgainLink from './SignInAgainLink';
import { useCountdown } from './useCountdown';

const SIGN_IN_HELPS = new Set(['SESSION_NOT_FRESH', 'SIGN_IN_REQUIRED']);

interface FailureNoteProps {
  failure: Failure | null;
  /** Replaces the style of a note above a form. */
  className?: string | undefined;
}

/** Why something was refused, announced when it appears. */
export default function FailureNote({ failure, className }: FailureNoteProps): ReactNode {
  if (!failure) return null;
  const look = className ?? styles.failure;
  if (failure.code === 'TOO_MANY_REQUESTS' && failure.retryAfter !== undefined) {
    return <WaitNote failure={failure} seconds={failure.retryAfter} className={look} />;
  }
  return (
    <p role="alert" tabIndex={-1} className={look}>
      {failureText(failure)} {SIGN_IN_HELPS.has(failure.code) && <SignInAgainLink />}
    </p>
  );
}

interface WaitNoteProps {
  failure: Failure;
  seconds: number;
  className: string | undefined;
}

/** Counts down visually only. A screen reader announces how long to wait, and later the end. */
function WaitNote({ failure, seconds, className }: WaitNoteProps): ReactNode {
  const { left, restart } = useCountdown(seconds, true);
  const [awaited, setAwaited] = useState(failure);
  if (awaited !== failure) {
    setAwaited(failure);
    restart();
  }

  if (left === 0) {
    return (
      <p role="status" tabIndex={-1} className={className}>
        {translate({ id: 'form.failure.tooManyOver', message: 'You can try again now.' })}
      </p>
    );
  }
  return (
    <p role="alert" tabIndex={-1} className={className}>
      <span className={styles.spoken}>{failureText(failure)}</span>
      <span aria-hidden="true">{failureText({ ...failure, retryAfter: left })}</span>
    </p>
  );
}
