import { translate } from '@docusaurus/Translate';

/** Anchor → title, in the order of the page. Docs and mails link to the anchors. */
const TITLES = {
  profile: () => translate({ id: 'profile.name.title', message: 'Profile' }),
  email: () => translate({ id: 'profile.email.title', message: 'Email address' }),
  preferences: () => translate({ id: 'profile.preferences.title', message: 'Preferences' }),
  plan: () => translate({ id: 'profile.plan.title', message: 'Plan' }),
  password: () => translate({ id: 'profile.password.title', message: 'Password' }),
  passkeys: () => translate({ id: 'profile.passkeys.title', message: 'Passkeys' }),
  'two-factor': () => translate({ id: 'profile.twoFactor.title', message: 'Two-factor' }),
  connections: () => translate({ id: 'profile.connections.title', message: 'Connected accounts' }),
  sessions: () => translate({ id: 'profile.sessions.title', message: 'Sessions' }),
  activity: () => translate({ id: 'profile.activity.title', message: 'Recent activity' }),
  data: () => translate({ id: 'profile.data.title', message: 'Your data' }),
};

export type Section = keyof typeof TITLES;

/** The sections of the account area. Each is an entry here, and its card one in `AccountArea`. */
export const SECTIONS = Object.keys(TITLES) as Section[];

/** What a section is called, in the list beside the page and above its card. */
export function sectionTitle(section: Section): string {
  return TITLES[section]();
}
