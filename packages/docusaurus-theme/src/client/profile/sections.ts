import { translate } from '@docusaurus/Translate';

/** Anchor → title, in page order. Docs and emails link to the anchors. */
const TITLES = {
  name: () => translate({ id: 'profile.name.title', message: 'Name' }),
  picture: () => translate({ id: 'profile.picture.title', message: 'Picture' }),
  email: () => translate({ id: 'profile.email.title', message: 'Email' }),
  plan: () => translate({ id: 'profile.plan.title', message: 'Plan' }),
  preferences: () => translate({ id: 'profile.preferences.title', message: 'Preferences' }),
  password: () => translate({ id: 'profile.password.title', message: 'Password' }),
  'two-factor': () =>
    translate({ id: 'profile.twoFactor.title', message: 'Two-factor authentication' }),
  passkeys: () => translate({ id: 'profile.passkeys.title', message: 'Passkeys' }),
  connections: () => translate({ id: 'profile.connections.title', message: 'Connected accounts' }),
  apps: () => translate({ id: 'profile.apps.title', message: 'Connected apps' }),
  sessions: () => translate({ id: 'profile.sessions.title', message: 'Sessions' }),
  'api-keys': () => translate({ id: 'profile.apiKeys.title', message: 'API keys' }),
  activity: () => translate({ id: 'profile.activity.title', message: 'Recent activity' }),
  export: () => translate({ id: 'profile.export.title', message: 'Export' }),
  delete: () => translate({ id: 'profile.delete.title', message: 'Delete account' }),
};

/** A row of the account area. Each has an entry here, in one group, and in `AccountArea`. */
export type Section = keyof typeof TITLES;

export interface Group {
  /** The anchor. */
  id: string;
  title: () => string;
  sections: readonly Section[];
}

export const GROUPS: readonly Group[] = [
  {
    id: 'profile',
    title: () => translate({ id: 'profile.group.account', message: 'Account' }),
    sections: ['name', 'picture', 'email', 'plan', 'preferences'],
  },
  {
    id: 'security',
    title: () => translate({ id: 'profile.group.security', message: 'Security' }),
    sections: [
      'password',
      'two-factor',
      'passkeys',
      'connections',
      'apps',
      'sessions',
      'api-keys',
      'activity',
    ],
  },
  {
    id: 'data',
    title: () => translate({ id: 'profile.group.data', message: 'Data' }),
    sections: ['export', 'delete'],
  },
];

/** All possible link targets. */
export const ANCHORS: readonly string[] = GROUPS.flatMap(({ id, sections }) => [id, ...sections]);

export function sectionTitle(section: Section): string {
  return TITLES[section]();
}
