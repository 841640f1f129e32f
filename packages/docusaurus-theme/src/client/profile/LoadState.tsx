import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../form/FailureNote';
import type { Failure } from '../api/api';
import styles from './profile.module.css';

interface LoadStateProps {
  failure: Failure | null;
  onRetry: () => Promise<void>;
}

/** Replaces a value that is loading, or failed to load. */
export default function LoadState({ failure, onRetry }: LoadStateProps): ReactNode {
  if (failure) {
    return (
      <>
        <FailureNote failure={failure} />
        <button
          type="button"
          className="button button--secondary button--sm"
          onClick={() => void onRetry()}
        >
          <Translate id="profile.retry">Try again</Translate>
        </button>
      </>
    );
  }
  return (
    <div aria-busy="true">
      <p className={styles.hiddenText} role="status">
        <Translate id="profile.rowLoading">Loading…</Translate>
      </p>
      <span className={styles.bone} />
      <span className={styles.bone} />
    </div>
  );
}
