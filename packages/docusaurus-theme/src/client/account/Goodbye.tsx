import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import styles from './account.module.css';

/** History state for the page shown after an account was deleted. */
export interface Farewell {
  goodbye: true;
}

/** Confirms to a former reader that their account was deleted. */
export default function Goodbye(): ReactNode {
  const { state } = useLocation<Farewell | undefined>();
  const note = useRef<HTMLParagraphElement>(null);
  const isShown = useIsBrowser() && state?.goodbye === true;
  useEffect(() => {
    if (isShown) note.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <p ref={note} role="status" tabIndex={-1} className={styles.goodbye}>
      <Translate id="account.goodbye">
        Your account and everything in it have been deleted. We’ve sent you an email to confirm it.
      </Translate>
    </p>
  );
}
