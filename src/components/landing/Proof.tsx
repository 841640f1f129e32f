import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import Frame from './Frame';
import styles from './Proof.module.css';
import Terminal from './Terminal';

/**
 * The same page for two readers, and what a search of the build finds. The page is an example; its
 * sentence stands here in pieces, so that a search for it in this site's own build finds nothing
 * either.
 */
export default function Proof(): ReactNode {
  return (
    <section className={styles.proof} aria-labelledby="proof">
      <h2 id="proof" className={styles.title}>
        <Translate id="landing.proof.title">One address, two readers, nothing to find</Translate>
      </h2>
      <div className={styles.cards}>
        <figure className={styles.card}>
          <figcaption>
            <strong>
              <Translate id="landing.proof.stranger">A stranger</Translate>
            </strong>
            <Translate id="landing.proof.strangerGets">gets title, teaser and a way in.</Translate>
          </figcaption>
          <Frame>
            <div className={styles.paywall}>
              <svg viewBox="0 0 16 16" width="15" height="15" fill="none" stroke="currentColor">
                <rect x="2.75" y="7" width="10.5" height="7" rx="1.5" strokeWidth="1.5" />
                <path d="M5 7V4.75a3 3 0 0 1 6 0V7" strokeWidth="1.5" />
              </svg>
              <b>This page is part of Premium.</b>
              <span>Sign in if you have it. The rest of the page opens right here.</span>
              <i>Sign in</i>
            </div>
          </Frame>
        </figure>

        <figure className={styles.card}>
          <figcaption>
            <strong className={styles.premium}>
              <Translate id="landing.proof.premium">A premium reader</Translate>
            </strong>
            <Translate id="landing.proof.premiumGets">
              gets the whole page with the first response.
            </Translate>
          </figcaption>
          <Frame>
            <h4>1. Stop the bleeding</h4>
            <p>
              Freeze the invoice <mark>queue</mark> before you look for the cause: a wrong invoice
              that was never sent needs no apology.
            </p>
            <pre>queuectl pause invoices</pre>
            <h4>2. Say so</h4>
            <p>Two sentences on the status page, within ten minutes.</p>
          </Frame>
        </figure>

        <figure className={styles.card}>
          <figcaption>
            <strong>
              <Translate id="landing.proof.search">Somebody who searches</Translate>
            </strong>
            <Translate id="landing.proof.searchGets">
              every byte of the public build finds nothing.
            </Translate>
          </figcaption>
          <Terminal />
        </figure>
      </div>
    </section>
  );
}
