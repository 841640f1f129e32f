import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import { Goodbye } from '@gatehouse/docusaurus-theme/client';
import Features from './Features';
import Hero from './Hero';
import Showcase from './Showcase';
import UseCases from './UseCases';
import styles from './landing.module.css';

export default function LandingPage(): ReactNode {
  const { tagline } = useDocusaurusContext().siteConfig;
  return (
    <Layout
      title={tagline}
      description={translate({
        id: 'landing.description',
        message:
          'Gatehouse adds sign-in and gated pages to a Docusaurus site. The text of a gated page is in no public file: a small server sends it only to readers who may see it.',
      })}
    >
      <main className={styles.page}>
        <Goodbye />
        <Hero />
        <UseCases />
        <Showcase />
        <Features />
      </main>
    </Layout>
  );
}
