import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import Layout from '@theme/Layout';
import NeedsScript from '../form/NeedsScript';
import styles from './account.module.css';

interface AccountPageProps {
  title: string;
  description: string;
  children: ReactNode;
}

/** The narrow page around every sign-in form. Search engines don't need it. */
export default function AccountPage({ title, description, children }: AccountPageProps): ReactNode {
  return (
    <Layout title={title} description={description}>
      <Head>
        <meta name="robots" content="noindex" />
        {/* The URLs of these pages may contain secrets (TOK-07). */}
        <meta name="referrer" content="no-referrer" />
      </Head>
      <main className={styles.page}>
        <div className={styles.panel}>
          <h1 className={styles.title}>{title}</h1>
          <NeedsScript />
          {children}
        </div>
      </main>
    </Layout>
  );
}
