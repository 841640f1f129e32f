import { type ReactNode, useEffect } from 'react';
import Translate from '@docusaurus/Translate';
import { UNSENT_ATTRIBUTE } from '@gatehouse/contract/accountPages';
import styles from './form.module.css';

/**
 * For a page with forms: says that they need JavaScript where there is none. And says that nothing
 * was sent if one was submitted anyway and the server responded with this page.
 */
export default function NeedsScript(): ReactNode {
  useEffect(() => () => document.documentElement.removeAttribute(UNSENT_ATTRIBUTE), []);
  return (
    <>
      {/* Visible if <html> has the mark, also in browsers without scripts. */}
      <p role="alert" className={styles.unsent}>
        <Translate id="form.unsent">
          Your form wasn’t sent because the page hadn’t finished loading, or because JavaScript is
          off. Nothing was saved.
        </Translate>{' '}
        {/* The URL of this page, with its query. */}
        <a href="">
          <Translate id="form.unsent.again">Back to the form</Translate>
        </a>
      </p>
      <noscript>
        <p className={styles.failure}>
          <Translate id="form.noScript">
            This page needs JavaScript, which is turned off in your browser. Turn it on for this
            site and reload the page. You can read public pages without it.
          </Translate>
        </p>
      </noscript>
    </>
  );
}
