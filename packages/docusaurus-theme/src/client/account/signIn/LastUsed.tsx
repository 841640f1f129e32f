import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import styles from '../account.module.css';
import { lastMethod } from './lastMethod';

interface LastUsedProps {
  /** Which way to sign in this is, see {@link lastMethod}. */
  method: string;
  /** For the button's `aria-describedby`. */
  id: string;
}

/** Marks the way to sign in that was last used in this browser. */
export default function LastUsed({ method, id }: LastUsedProps): ReactNode {
  if (!useIsBrowser() || lastMethod(document.cookie) !== method) return null;
  return (
    <span id={id} className={styles.lastUsed}>
      <Translate id="account.signIn.lastUsed">Last used</Translate>
    </span>
  );
}
