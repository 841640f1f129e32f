import type { ReactNode } from 'react';
import type { SignedIn } from '@site/src/components/account/session';
import ActivityCard from './activity/ActivityCard';
import DataCard from './data/DataCard';
import EmailCard from './emailChange/EmailCard';
import NameCard from './NameCard';
import PasswordCard from './PasswordCard';
import PlanCard from './PlanCard';
import PreferencesCard from './PreferencesCard';
import styles from './profile.module.css';
import SectionList from './SectionList';
import SecurityCards from './security/SecurityCards';
import { useArrivalAtAnchor } from './useArrivalAtAnchor';

/** All sections of the account, and the list that leads to them. */
export default function AccountArea({ me }: { me: SignedIn }): ReactNode {
  useArrivalAtAnchor();
  return (
    <div className={styles.area}>
      <SectionList />
      <div className={styles.cards}>
        <NameCard reader={me.reader} />
        <EmailCard email={me.reader.email} />
        <PreferencesCard profile={me.profile} />
        <PlanCard plans={me.plans} />
        <PasswordCard email={me.reader.email} />
        <SecurityCards />
        <ActivityCard />
        <DataCard email={me.reader.email} />
      </div>
    </div>
  );
}
