import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../form/FailureNote';
import type { Failure } from '../api/api';
import styles from './profile.module.css';

interface CardStateProps {
  failure: Failure | null;
  onRetry: () => Promise<void>;
}

/** In place of what a card is about: it is on its way, or did not come. */
export default function CardState({ failure, onRetry }: CardStateProps): ReactNode {
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
        <Translate id="profile.cardLoading">Loading …</Translate>
      </p>
      <span className={styles.bone} />
      <span className={styles.bone} />
    </div>
  );
}
