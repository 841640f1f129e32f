import { Fragment, type ReactNode } from 'react';
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
import { type Section, SECTIONS } from './sections';
import ConnectionsCard from './security/connections/ConnectionsCard';
import PasskeysCard from './security/passkeys/PasskeysCard';
import PasswordCards from './security/password/PasswordCards';
import SecondFactorCard from './security/secondFactor/SecondFactorCard';
import SessionsCard from './security/sessions/SessionsCard';
import { mayConnect, type UsedSecurity, useSecurity } from './security/useSecurity';
import { useArrivalAtAnchor } from './useArrivalAtAnchor';

/** What cards show and change. */
interface Account {
  me: SignedIn;
  /** Fetched once for all cards that need it. */
  security: UsedSecurity;
}

/** What stands in each section. */
const CARDS: Record<Section, (account: Account) => ReactNode> = {
  profile: ({ me }) => <NameCard reader={me.reader} />,
  email: ({ me }) => <EmailCard email={me.reader.email} />,
  preferences: ({ me }) => <PreferencesCard profile={me.profile} />,
  plan: ({ me }) => <PlanCard plans={me.plans} />,
  password: ({ me, security }) => <PasswordCards email={me.reader.email} used={security} />,
  passkeys: ({ security }) => <PasskeysCard used={security} />,
  'two-factor': ({ security }) => <SecondFactorCard used={security} />,
  connections: ({ security }) => <ConnectionsCard used={security} />,
  sessions: ({ security }) => <SessionsCard used={security} />,
  activity: () => <ActivityCard />,
  data: ({ me }) => <DataCard email={me.reader.email} />,
};

/** When a section is left out. Others are there for every reader. */
const HIDDEN: Partial<Record<Section, (account: Account) => boolean>> = {
  preferences: () => OFFERED_PREFERENCES.length === 0,
  connections: ({ security }) => !mayConnect(security.security),
};

/** All sections of the account, and the list that leads to them. */
export default function AccountArea({ me }: { me: SignedIn }): ReactNode {
  const account: Account = { me, security: useSecurity() };
  const sections = SECTIONS.filter((section) => !HIDDEN[section]?.(account));
  useArrivalAtAnchor(sections);
  return (
    <div className={styles.area}>
      <SectionList sections={sections} />
      <div className={styles.cards}>
        {sections.map((section) => (
          <Fragment key={section}>{CARDS[section](account)}</Fragment>
        ))}
      </div>
    </div>
  );
}
