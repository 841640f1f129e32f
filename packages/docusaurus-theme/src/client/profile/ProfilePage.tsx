import { type ReactNode, useEffect, useState } from 'react';
import Head from '@docusaurus/Head';
import { translate } from '@docusaurus/Translate';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import Layout from '@theme/Layout';
import { refreshSession } from '../account/followSession';
import { useSession } from '../account/useSession';
import NeedsScript from '../form/NeedsScript';
import AccountArea from './AccountArea';
import styles from './profile.module.css';
import ProfileSkeleton from './ProfileSkeleton';
import { ANCHORS } from './sections';
import ServerAway from './ServerAway';
import SignInFirst from './SignInFirst';

/** The account area: everything a reader can do with their account. */
export default function ProfilePage(): ReactNode {
  const title = translate({ id: 'profile.title', message: 'Your account' });
  const links = useBrokenLinks();
  // The build renders no rows, but pages link to them.
  ANCHORS.forEach((anchor) => links.collectAnchor(anchor));
  return (
    <Layout
      title={title}
      description={translate({
        id: 'profile.description',
        message: 'Your name, your plan, your preferences, and how you sign in.',
      })}
    >
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <main className={styles.page}>
        <h1>{title}</h1>
        <NeedsScript />
        <Content />
      </main>
    </Layout>
  );
}

function Content(): ReactNode {
  const { status, me } = useSession();
  const [isAsked, setAsked] = useState(false);
  // Only this page always sends a request: a browser may have a session even if its hint is gone.
  useEffect(() => {
    void refreshSession().then(() => setAsked(true));
  }, []);

  // What one reader has typed is never shown to another one.
  if (me) return <AccountArea key={me.reader.id} me={me} />;
  if (status === 'unknown' || !isAsked) return <ProfileSkeleton />;
  return status === 'unreachable' ? <ServerAway /> : <SignInFirst />;
}
