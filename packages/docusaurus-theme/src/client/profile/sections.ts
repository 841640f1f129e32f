import { translate } from '@docusaurus/Translate';

/** The anchors of the account area, in the order of the page: docs and mails link to them. */
export const SECTIONS = [
  ...(['profile', 'email', 'preferences', 'plan', 'password', 'passkeys'] as const),
  ...(['two-factor', 'connections', 'sessions', 'activity', 'data'] as const),
] as const;
export type Section = (typeof SECTIONS)[number];

/** What a section is called, in the list beside the page and above its card. */
export function sectionTitle(section: Section): string {
  switch (section) {
    case 'profile':
      return translate({ id: 'profile.name.title', message: 'Profile' });
    case 'email':
      return translate({ id: 'profile.email.title', message: 'E-mail address' });
    case 'preferences':
      return translate({ id: 'profile.preferences.title', message: 'Preferences' });
    case 'plan':
      return translate({ id: 'profile.plan.title', message: 'Plan' });
    case 'password':
      return translate({ id: 'profile.password.title', message: 'Password' });
    case 'passkeys':
      return translate({ id: 'profile.passkeys.title', message: 'Passkeys' });
    case 'two-factor':
      return translate({ id: 'profile.twoFactor.title', message: 'Two-factor' });
    case 'connections':
      return translate({ id: 'profile.connections.title', message: 'Connected accounts' });
    case 'sessions':
      return translate({ id: 'profile.sessions.title', message: 'Sessions' });
    case 'activity':
      return translate({ id: 'profile.activity.title', message: 'Recent activity' });
    case 'data':
      return translate({ id: 'profile.data.title', message: 'Your data' });
  }
}
