import type { ReactNode } from 'react';
import type { Failure } from '../api/api';
import { failureText } from './failureText';
import styles from './form.module.css';
import SignInAgainLink from './SignInAgainLink';

const SIGN_IN_HELPS = new Set(['SESSION_NOT_FRESH', 'SIGN_IN_REQUIRED']);

/** Why something was refused, announced as soon as it appears. */
export default function FailureNote({ failure }: { failure: Failure | null }): ReactNode {
  if (!failure) return null;
  return (
    <p role="alert" tabIndex={-1} className={styles.failure}>
      {failureText(failure)} {SIGN_IN_HELPS.has(failure.code) && <SignInAgainLink />}
    </p>
  );
}
