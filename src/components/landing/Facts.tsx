import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import styles from './landing.module.css';

/** Three claims, each with the page that backs it. */
export default function Facts(): ReactNode {
  return (
    <section className={styles.facts} aria-labelledby="facts">
      <h2 id="facts" className={styles.hiddenText}>
        <Translate id="landing.facts.title">How it holds</Translate>
      </h2>
      <div>
        <h3>
          <Translate id="landing.facts.built.title">Taken out, not covered up</Translate>
        </h3>
        <p>
          <Translate id="landing.facts.built.text">
            Text, code, images and downloads of gated pages leave the public build. Every build then
            searches itself for them, and fails if it finds one.
          </Translate>
        </p>
        <Link to="/docs/how-gating-works">
          <Translate id="landing.facts.built.more">How gating works</Translate>
        </Link>
      </div>
      <div>
        <h3>
          <Translate id="landing.facts.checked.title">Checked at every request</Translate>
        </h3>
        <p>
          <Translate id="landing.facts.checked.text">
            An Express server with Better Auth and PostgreSQL decides. Sign out, or end somebody’s
            plan, and the very next request gets the locked page.
          </Translate>
        </p>
        <Link to="/docs/accounts/accounts-and-sessions">
          <Translate id="landing.facts.checked.more">Accounts and sessions</Translate>
        </Link>
      </div>
      <div>
        <h3>
          <Translate id="landing.facts.docusaurus.title">Still your Docusaurus site</Translate>
        </h3>
        <p>
          <Translate
            id="landing.facts.docusaurus.text"
            values={{ line: <code>access: premium</code> }}
          >
            {
              'Authors write {line} in front matter, and that is all. Public pages stay static, and read on when the server is down.'
            }
          </Translate>
        </p>
        <Link to="/docs/run/add-to-your-site">
          <Translate id="landing.facts.docusaurus.more">Add it to your site</Translate>
        </Link>
      </div>
    </section>
  );
}
