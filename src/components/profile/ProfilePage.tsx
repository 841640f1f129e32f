import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import { translate } from '@docusaurus/Translate';
import Layout from '@theme/Layout';
import { useSession } from '@site/src/components/account/SessionContext';
import NameCard from './NameCard';
import PasswordCard from './PasswordCard';
import PlanCard from './PlanCard';
import PreferencesCard from './PreferencesCard';
import styles from './profile.module.css';
import ProfileSkeleton from './ProfileSkeleton';
import ServerAway from './ServerAway';
import SignInFirst from './SignInFirst';

/** What a reader stores about themselves. */
export default function ProfilePage(): ReactNode {
  const title = translate({ id: 'profile.title', message: 'Your profile' });
  return (
    <Layout
      title={title}
      description={translate({
        id: 'profile.description',
        message: 'Your name, your preferences, your plan and your password.',
      })}
    >
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <main className={styles.page}>
        <h1>{title}</h1>
        <Content />
      </main>
    </Layout>
  );
}

function Content(): ReactNode {
  const { status, me } = useSession();
  if (me) {
    return (
      <>
        <NameCard reader={me.reader} />
        <PreferencesCard profile={me.profile} />
        <PlanCard plans={me.plans} />
        <PasswordCard email={me.reader.email} />
      </>
    );
  }
  if (status === 'unreachable') return <ServerAway />;
  return status === 'unknown' ? <ProfileSkeleton /> : <SignInFirst />;
}
