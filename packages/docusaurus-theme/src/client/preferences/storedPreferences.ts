import {
  COLOR_MODES,
  EXPERIENCE_LEVELS,
  OPERATING_SYSTEMS,
  PACKAGE_MANAGERS,
  type Preferences,
} from '@gatehouse/contract/preferences';
import { createStorageSlot } from '@docusaurus/theme-common';
import { EXPERIENCE_KEY } from './experienceKey';

/** Where the browser keeps a choice, and what it may be. */
interface Place {
  key: string;
  choices: readonly string[];
}

/**
 * Docusaurus' own places for the color mode and for tabs with a `groupId`, so that setting one
 * changes the page at once, and ours for the rest.
 */
const PLACES: Record<keyof Preferences, Place> = {
  colorMode: { key: 'theme', choices: COLOR_MODES },
  packageManager: { key: 'docusaurus.tab.package-manager', choices: PACKAGE_MANAGERS },
  operatingSystem: { key: 'docusaurus.tab.operating-system', choices: OPERATING_SYSTEMS },
  experience: { key: EXPERIENCE_KEY, choices: EXPERIENCE_LEVELS },
};

const NAMES = Object.keys(PLACES) as (keyof Preferences)[];

/** A part of the preferences with one choice in it. */
const choiceOf = (name: keyof Preferences, value: string | null): Partial<Preferences> => ({
  [name]: value,
});

/** Makes this browser's pages follow the profile. The profile wins, also where it holds no choice. */
export function applyPreferences(preferences: Preferences): void {
  for (const name of NAMES) {
    const place = createStorageSlot(PLACES[name].key);
    const value = preferences[name];
    if (value === null) place.del();
    else place.set(value);
  }
}

/** What was chosen on this browser: the part of the profile that a new account starts with. */
export function readChoices(): Partial<Preferences> {
  const chosen = NAMES.map((name) => {
    const value = createStorageSlot(PLACES[name].key).get();
    return value !== null && PLACES[name].choices.includes(value) ? choiceOf(name, value) : {};
  });
  return Object.assign({}, ...chosen) as Partial<Preferences>;
}

/** Tells of each choice that is made in the page itself: the color switch, a tab. */
export function onChoice(listener: (choice: Partial<Preferences>) => void): void {
  for (const name of NAMES) {
    createStorageSlot(PLACES[name].key).listen(({ isTrusted, newValue }) => {
      // The browser's own events come from other tabs, which save what was chosen in them.
      if (isTrusted) return;
      if (newValue === null || PLACES[name].choices.includes(newValue)) {
        listener(choiceOf(name, newValue));
      }
    });
  }
}
