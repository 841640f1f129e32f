import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import Layout from '@theme/Layout';
import { Goodbye } from '@gatehouse/docusaurus-theme/client';
import Facts from './Facts';
import Hero from './Hero';
import styles from './landing.module.css';
import Proof from './Proof';

/** What this is, shown before it is told. */
export default function LandingPage(): ReactNode {
  return (
    <Layout
      description={translate({
        id: 'landing.description',
        message:
          'Gatehouse gives a Docusaurus site accounts and really private pages: the body of a gated page is in no public file.',
      })}
    >
      <main className={styles.page}>
        <Goodbye />
        <Hero />
        <Proof />
        <Facts />
      </main>
    </Layout>
  );
}
