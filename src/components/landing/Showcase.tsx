import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import Screenshot from '@site/src/components/screenshot/Screenshot';
import Terminal from './Terminal';
import styles from './landing.module.css';

/** What readers get, and what nobody else gets: each claim next to its proof. */
export default function Showcase(): ReactNode {
  return (
    <>
      <section className={styles.show} aria-labelledby="accounts">
        <div className={styles.text}>
          <h2 id="accounts">
            <Translate id="landing.accounts.title">Accounts that readers run themselves</Translate>
          </h2>
          <p>
            <Translate id="landing.accounts.text">
              Passwords, email links, passkeys and two-factor authentication work from the first
              start. Readers see where they are signed in, download their data, and delete their
              account. All of it looks like your site.
            </Translate>
          </p>
          <Link to="/docs/accounts/account-area">
            <Translate id="landing.accounts.more">The account area</Translate>
          </Link>
        </div>
        <Screenshot
          name="landing-account"
          width={1000}
          height={750}
          alt={translate({
            id: 'landing.account.alt',
            message:
              'The account area: a menu of its sections, and the first of them, the profile.',
          })}
        />
      </section>

      <section className={styles.show} aria-labelledby="proof">
        <div className={styles.text}>
          <h2 id="proof">
            <Translate id="landing.proof.title">Nothing to find in the public build</Translate>
          </h2>
          <p>
            <Translate id="landing.proof.text">
              The text, code, images and downloads of gated pages leave the public build. Then every
              build searches itself for them, and fails if it finds any. Search yours, too.
            </Translate>
          </p>
          <Link to="/docs/how-gating-works">
            <Translate id="landing.proof.more">How gating works</Translate>
          </Link>
        </div>
        <Terminal />
      </section>
    </>
  );
}
