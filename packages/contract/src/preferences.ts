/* No dependencies: the browser loads this file. */

interface Preference {
  values: readonly string[];
  /**
   * The browser's storage key for the choice, so that the page changes at once: Docusaurus's own
   * key for the color mode and for tabs with a `groupId`, a Gatehouse key for the rest.
   */
  storageKey: string;
}

/**
 * The preferences a reader can set. To add one, add an entry here and its texts in the theme's
 * `preferenceTexts.ts`: validation, storage, API and account area follow.
 */
export const PREFERENCES = {
  colorMode: { values: ['light', 'dark'], storageKey: 'theme' },
  packageManager: {
    values: ['npm', 'yarn', 'pnpm', 'bun'],
    storageKey: 'docusaurus.tab.package-manager',
  },
  operatingSystem: {
    values: ['linux', 'macos', 'windows'],
    storageKey: 'docusaurus.tab.operating-system',
  },
  experience: { values: ['new', 'familiar', 'expert'], storageKey: 'gatehouse.experience' },
} as const satisfies Record<string, Preference>;

export type PreferenceName = keyof typeof PREFERENCES;

export const PREFERENCE_NAMES = Object.keys(PREFERENCES) as PreferenceName[];

/** The part of the profile that changes how the docs look and read. `null` means "no choice made". */
export type Preferences = {
  [Name in PreferenceName]: (typeof PREFERENCES)[Name]['values'][number] | null;
};

/** Whether a preference can have this value. */
export function isPreferenceValue(name: PreferenceName, value: unknown): boolean {
  return (PREFERENCES[name].values as readonly unknown[]).includes(value);
}

/** @param stored the stored values: one that is no longer a valid choice becomes `null` */
export function toPreferences(stored: Readonly<Record<string, unknown>> | null): Preferences {
  return Object.fromEntries(
    PREFERENCE_NAMES.map((name) => {
      const value = stored?.[name];
      return [name, isPreferenceValue(name, value) ? value : null];
    }),
  ) as Preferences;
}
