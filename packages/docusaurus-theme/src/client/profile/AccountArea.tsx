import type { ReactNode } from 'react';
import type { SignedIn } from '../account/session';
import { OFFERED_PREFERENCES } from '../api/siteData';
import ActivityCard from './activity/ActivityCard';
import DataCard from './data/DataCard';
import EmailCard from './emailChange/EmailCard';
import NameCard from './NameCard';
import PlanCard from './PlanCard';
import PreferencesCard from './PreferencesCard';
import styles from './profile.module.css';
import SectionList from './SectionList';
import { SECTIONS } from './sections';
import SecurityCards from './security/SecurityCards';
import { mayConnect, useSecurity } from './security/useSecurity';
import { useArrivalAtAnchor } from './useArrivalAtAnchor';

/** All sections of the account, and the list that leads to them. */
export default function AccountArea({ me }: { me: SignedIn }): ReactNode {
  useArrivalAtAnchor();
  const security = useSecurity();
  const sections = SECTIONS.filter((section) => {
    if (section === 'preferences') return OFFERED_PREFERENCES.length > 0;
    return section !== 'connections' || mayConnect(security.security);
  });
  return (
    <div className={styles.area}>
      <SectionList sections={sections} />
      <div className={styles.cards}>
        <NameCard reader={me.reader} />
        <EmailCard email={me.reader.email} />
        {sections.includes('preferences') && <PreferencesCard profile={me.profile} />}
        <PlanCard plans={me.plans} />
        <SecurityCards email={me.reader.email} used={security} />
        <ActivityCard />
        <DataCard email={me.reader.email} />
      </div>
    </div>
  );
}
