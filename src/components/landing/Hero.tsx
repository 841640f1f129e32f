import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Screenshot from '@site/src/components/screenshot/Screenshot';
import StartCommands from './StartCommands';
import styles from './Hero.module.css';

export default function Hero(): ReactNode {
  const { tagline } = useDocusaurusContext().siteConfig;
  return (
    <header className={styles.hero}>
      <div>
        <h1>{tagline}</h1>
        <p className={styles.lead}>
          <Translate id="landing.lead">
            Readers sign in on your site. Pages for members and customers stay out of every public
            file, and a small server sends them only to readers who may see them.
          </Translate>
        </p>
        <p className={styles.ways}>
          <Link className="button button--primary button--lg" to="/docs/start">
            <Translate id="landing.start">Get started</Translate>
          </Link>
          <Link className={styles.second} to="/docs/playbooks/free-to-paid">
            <Translate id="landing.locked">See a locked page</Translate>
          </Link>
        </p>
        <StartCommands />
      </div>
      <Screenshot
        name="landing-paywall"
        width={720}
        height={540}
        alt={translate({
          id: 'landing.paywall.alt',
          message:
            'A page of the docs: its title and first paragraph, and below them a box that says the rest is for Premium readers and leads to sign-in.',
        })}
      />
    </header>
  );
}
