import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import styles from '../account.module.css';
import { lastMethod } from './lastMethod';

interface LastUsedProps {
  /** The way in that it stands at, see {@link lastMethod}. */
  method: string;
  /** For the button's `aria-describedby`. */
  id: string;
}

/** Marks the way in that was used last on this browser. */
export default function LastUsed({ method, id }: LastUsedProps): ReactNode {
  if (!useIsBrowser() || lastMethod(document.cookie) !== method) return null;
  return (
    <span id={id} className={styles.lastUsed}>
      <Translate id="account.signIn.lastUsed">Last used</Translate>
    </span>
  );
}
