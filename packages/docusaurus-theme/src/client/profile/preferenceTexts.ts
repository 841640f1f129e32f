import { translate } from '@docusaurus/Translate';
import type { PreferenceName, Preferences } from '@gatehouse/contract/preferences';

/** The texts of a preference. */
export interface PreferenceText {
  legend: string;
  hint?: string;
  /** The label for no choice; default: {@link noPreference}. */
  none?: string;
  /** By value. Product names are not translated. */
  labels: Readonly<Record<string, string>>;
}

type Texts = {
  [Name in PreferenceName]: PreferenceText & {
    labels: Record<NonNullable<Preferences[Name]>, string>;
  };
};

export const noPreference = (): string =>
  translate({ id: 'profile.choice.none', message: 'No preference' });

/** In the language of the page. */
export function preferenceTexts(): Texts {
  return {
    colorMode: {
      legend: translate({ id: 'profile.colorMode', message: 'Color mode' }),
      none: translate({ id: 'profile.colorMode.none', message: 'Follow device' }),
      labels: {
        light: translate({ id: 'profile.choice.light', message: 'Light' }),
        dark: translate({ id: 'profile.choice.dark', message: 'Dark' }),
      },
    },
    packageManager: {
      legend: translate({ id: 'profile.packageManager', message: 'Package manager' }),
      hint: translate({
        id: 'profile.packageManager.hint',
        message: 'Which tab is open where commands differ.',
      }),
      labels: { npm: 'npm', yarn: 'Yarn', pnpm: 'pnpm', bun: 'Bun' },
    },
    operatingSystem: {
      legend: translate({ id: 'profile.operatingSystem', message: 'Operating system' }),
      hint: translate({
        id: 'profile.operatingSystem.hint',
        message: 'Which tab is open where systems differ.',
      }),
      labels: { linux: 'Linux', macos: 'macOS', windows: 'Windows' },
    },
    experience: {
      legend: translate({ id: 'profile.experience', message: 'Experience' }),
      hint: translate({
        id: 'profile.experience.hint',
        message: 'If you are new, background information is expanded for you.',
      }),
      labels: {
        new: translate({ id: 'profile.choice.new', message: 'New' }),
        familiar: translate({ id: 'profile.choice.familiar', message: 'Familiar' }),
        expert: translate({ id: 'profile.choice.expert', message: 'Expert' }),
      },
    },
  };
}
