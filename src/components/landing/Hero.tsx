import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import styles from './landing.module.css';

export default function Hero(): ReactNode {
  return (
    <header className={styles.hero}>
      <h1>
        <Translate id="landing.headline">Docs pages that are really private.</Translate>
      </h1>
      <div>
        <p className={styles.lead}>
          <Translate id="landing.lead">
            Gatehouse gives a Docusaurus site accounts and gated pages. The body of a gated page is
            in no file that you publish: a small server hands it out, after it has checked who asks.
          </Translate>
        </p>
        <p className={styles.ways}>
          <Link className="button button--primary button--lg" to="/docs/start">
            <Translate id="landing.start">Get started</Translate>
          </Link>
          <Link className="button button--secondary button--lg" to="/docs/playbooks/free-to-paid">
            <Translate id="landing.locked">See a locked page</Translate>
          </Link>
        </p>
        <p className={styles.run}>
          <Translate id="landing.run" values={{ command: <code>npm start</code> }}>
            {'Or clone it and type {command}: Node 20 is all it needs. The database comes along.'}
          </Translate>
        </p>
      </div>
    </header>
  );
}
