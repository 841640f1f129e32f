import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import styles from './landing.module.css';

function Feature({ title, children }: { title: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export default function Features(): ReactNode {
  return (
    <section className={styles.section} aria-labelledby="features">
      <h2 id="features">
        <Translate id="landing.features.title">Still your Docusaurus site</Translate>
      </h2>
      <dl className={styles.features}>
        <Feature title={<Translate id="landing.frontMatter.title">One line per page</Translate>}>
          <Translate id="landing.frontMatter.text" values={{ line: <code>access: premium</code> }}>
            {'Authors write {line} in front matter, or once for a folder.'}
          </Translate>
        </Feature>
        <Feature title={<Translate id="landing.sections.title">Gated sections</Translate>}>
          <Translate id="landing.sections.text">
            Gate a part of a page, and leave the rest of it public.
          </Translate>
        </Feature>
        <Feature title={<Translate id="landing.checked.title">Checked every time</Translate>}>
          <Translate id="landing.checked.text">
            Take a plan away, and the next request gets the locked page.
          </Translate>
        </Feature>
        <Feature title={<Translate id="landing.static.title">Static for everyone else</Translate>}>
          <Translate id="landing.static.text">
            Public pages never wait for the server, and stay up when it is down.
          </Translate>
        </Feature>
        <Feature title={<Translate id="landing.providers.title">Any sign-in provider</Translate>}>
          <Translate id="landing.providers.text">
            Google, GitHub, and every service that speaks OpenID Connect.
          </Translate>
        </Feature>
        <Feature title={<Translate id="landing.preferences.title">Preferences</Translate>}>
          <Translate id="landing.preferences.text">
            Color mode, package manager and more follow readers to their other browsers.
          </Translate>
        </Feature>
        <Feature title={<Translate id="landing.hosting.title">Runs where you run it</Translate>}>
          <Translate id="landing.hosting.text">
            On one server, behind a proxy or a CDN, or beside a static host.
          </Translate>
        </Feature>
        <Feature title={<Translate id="landing.open.title">Open source</Translate>}>
          <Translate id="landing.open.text">
            MIT License, built on Better Auth, Express and PostgreSQL.
          </Translate>
        </Feature>
      </dl>
      <p className={styles.closing}>
        <Translate
          id="landing.add"
          values={{
            link: (
              <Link to="/docs/run/add-to-your-site">
                <Translate id="landing.add.link">Add Gatehouse to it</Translate>
              </Link>
            ),
          }}
        >
          {'You have a Docusaurus site already? {link}.'}
        </Translate>
      </p>
    </section>
  );
}
