/* Free of dependencies: the browser loads this file. */

interface Preference {
  values: readonly string[];
  /**
   * Where a browser keeps the choice, so that the page follows at once: Docusaurus' own key for the color
   * mode and for tabs with a `groupId`, ours for the rest.
   */
  storageKey: string;
}

/**
 * The choices that a reader may have. A further one is an entry here and its texts in the theme's
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

/** The part of the profile that changes how the docs look and read. `null`: no choice made. */
export type Preferences = {
  [Name in PreferenceName]: (typeof PREFERENCES)[Name]['values'][number] | null;
};

/** Whether a preference may have this value. */
export function isPreferenceValue(name: PreferenceName, value: unknown): boolean {
  return (PREFERENCES[name].values as readonly unknown[]).includes(value);
}

/** @param stored as it was stored: what is not a choice any more counts as none */
export function toPreferences(stored: Readonly<Record<string, unknown>> | null): Preferences {
  return Object.fromEntries(
    PREFERENCE_NAMES.map((name) => {
      const value = stored?.[name];
      return [name, isPreferenceValue(name, value) ? value : null];
    }),
  ) as Preferences;
}
