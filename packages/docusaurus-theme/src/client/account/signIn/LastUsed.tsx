import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import styles from '../account.module.css';
import { lastMethod } from './lastMethod';

interface LastUsedProps {
  /** The sign-in method that this button is for, see {@link lastMethod}. */
  method: string;
  /** For the button's `aria-describedby`. */
  id: string;
}

/** Marks the sign-in method last used in this browser. */
export default function LastUsed({ method, id }: LastUsedProps): ReactNode {
  if (!useIsBrowser() || lastMethod(document.cookie) !== method) return null;
  return (
    <span id={id} className={styles.lastUsed}>
      <Translate id="account.signIn.lastUsed">Last used</Translate>
    </span>
  );
}
