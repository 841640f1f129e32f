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
import { SECTIONS } from './sections';
import ServerAway from './ServerAway';
import SignInFirst from './SignInFirst';

/** The account area: what a reader can do with their account. */
export default function ProfilePage(): ReactNode {
  const title = translate({ id: 'profile.title', message: 'Your account' });
  const links = useBrokenLinks();
  // The build renders no card, and pages link to them.
  SECTIONS.forEach((section) => links.collectAnchor(section));
  return (
    <Layout
      title={title}
      description={translate({
        id: 'profile.description',
        message: 'Your profile, your preferences, your plan, and how you sign in.',
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
  // Of all pages this one asks whoever comes: without its note of a sign-in a browser may have a
  // session all the same.
  useEffect(() => {
    void refreshSession().then(() => setAsked(true));
  }, []);

  if (me) return <AccountArea me={me} />;
  if (status === 'unknown' || !isAsked) return <ProfileSkeleton />;
  return status === 'unreachable' ? <ServerAway /> : <SignInFirst />;
}
