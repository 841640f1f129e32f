import type { ReactNode } from 'react';
import type { SignedIn } from '../account/session';
import { OFFERED_PREFERENCES } from '../api/siteData';
import { AnchorContext } from '../form/AnchorContext';
import ActivityRow from './activity/ActivityRow';
import PictureRow from './avatar/PictureRow';
import ConfirmIdentity from './confirmIdentity/ConfirmIdentity';
import DeleteRow from './data/DeleteRow';
import ExportRow from './data/ExportRow';
import EmailRow from './emailChange/EmailRow';
import GroupList from './GroupList';
import NameRow from './NameRow';
import PlanRow from './PlanRow';
import PreferencesRow from './PreferencesRow';
import styles from './profile.module.css';
import { GROUPS, type Section } from './sections';
import ApiKeysRow from './security/apiKeys/ApiKeysRow';
import AppsRow from './security/apps/AppsRow';
import ConnectionsRow from './security/connections/ConnectionsRow';
import PasskeysRow from './security/passkeys/PasskeysRow';
import PasswordRow from './security/password/PasswordRow';
import SecondFactorRow from './security/secondFactor/SecondFactorRow';
import SessionsRow from './security/sessions/SessionsRow';
import { mayConnect, type UsedSecurity, useSecurity } from './security/useSecurity';
import { useArrivalAtAnchor } from './useArrivalAtAnchor';

/** The data of the rows. */
interface Account {
  me: SignedIn;
  /** Fetched once for all rows that need it. */
  security: UsedSecurity;
}

const ROWS: Record<Section, (account: Account) => ReactNode> = {
  name: ({ me }) => <NameRow reader={me.reader} />,
  picture: ({ me }) => <PictureRow reader={me.reader} />,
  email: ({ me }) => <EmailRow email={me.reader.email} />,
  plan: ({ me }) => <PlanRow plans={me.plans} />,
  preferences: ({ me }) => <PreferencesRow profile={me.profile} />,
  password: ({ me, security }) => <PasswordRow email={me.reader.email} used={security} />,
  'two-factor': ({ security }) => <SecondFactorRow used={security} />,
  passkeys: ({ security }) => <PasskeysRow used={security} />,
  connections: ({ security }) => <ConnectionsRow used={security} />,
  apps: () => <AppsRow />,
  sessions: ({ security }) => <SessionsRow used={security} />,
  'api-keys': () => <ApiKeysRow />,
  activity: () => <ActivityRow />,
  export: () => <ExportRow />,
  delete: ({ me }) => <DeleteRow email={me.reader.email} />,
};

/** Conditions for hiding a row. All other rows are always shown. */
const HIDDEN: Partial<Record<Section, (account: Account) => boolean>> = {
  preferences: () => OFFERED_PREFERENCES.length === 0,
  connections: ({ security }) => !mayConnect(security.security),
};

/** All settings of an account in groups, with a navigation list. */
export default function AccountArea({ me }: { me: SignedIn }): ReactNode {
  const account: Account = { me, security: useSecurity() };
  const groups = GROUPS.map((group) => ({
    ...group,
    sections: group.sections.filter((section) => !HIDDEN[section]?.(account)),
  }));
  useArrivalAtAnchor(groups.flatMap(({ sections }) => sections));
  return (
    <div className={styles.area}>
      <GroupList />
      <div className={styles.groups}>
        <ConfirmIdentity reader={me.reader} used={account.security}>
          {groups.map(({ id, title, sections }) => (
            <section key={id} className={styles.group} aria-labelledby={id}>
              {/* The list of groups follows headings with the class `anchor`. */}
              <h2 id={id} className="anchor" tabIndex={-1}>
                {title()}
              </h2>
              {sections.map((section) => (
                <AnchorContext.Provider key={section} value={section}>
                  {ROWS[section](account)}
                </AnchorContext.Provider>
              ))}
            </section>
          ))}
        </ConfirmIdentity>
      </div>
    </div>
  );
}
