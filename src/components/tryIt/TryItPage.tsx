import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import { useReader, useSignInLinks } from '@gatehouse/docusaurus-theme/client';
import Notes from './Notes';
import { Elsewhere, Loading } from './States';
import styles from './tryIt.module.css';

/** Calls the example service with the reader's own token. */
export default function TryItPage(): ReactNode {
  const title = translate({ id: 'tryIt.title', message: 'Try it' });
  return (
    <Layout
      title={title}
      description={translate({
        id: 'tryIt.description',
        message: 'Call a service behind these docs with your own access token.',
      })}
    >
      <main className={styles.page}>
        <h1>{title}</h1>
        <p className={styles.lead}>
          <Translate
            id="tryIt.lead"
            values={{
              service: (
                <Link to="/docs/services/fastapi">
                  <Translate id="tryIt.service">FastAPI service</Translate>
                </Link>
              ),
            }}
          >
            {
              'The notes below come from a {service}. This page sends it your access token, and the service knows whose notes to show.'
            }
          </Translate>
        </p>
        <Content />
      </main>
    </Layout>
  );
}

function Content(): ReactNode {
  const { status, reader } = useReader();
  const { signIn } = useSignInLinks();
  const { siteConfig } = useDocusaurusContext();
  const service = siteConfig.customFields?.notesService as string | null;
  if (service === null) return <Elsewhere />;
  if (reader !== null) return <Notes key={reader.id} service={service} email={reader.email} />;
  if (status === 'signed-out') {
    return (
      <div className={styles.notice}>
        <p>
          <Translate id="tryIt.signedOut">Sign in to see your notes.</Translate>
        </p>
        <Link className="button button--primary" to={signIn}>
          <Translate id="tryIt.signIn">Sign in</Translate>
        </Link>
      </div>
    );
  }
  if (status === 'unreachable') {
    return (
      <p role="alert" className={styles.failure}>
        <Translate id="tryIt.unreachable">
          The account server isn’t responding. Try again in a moment.
        </Translate>
      </p>
    );
  }
  return <Loading />;
}
