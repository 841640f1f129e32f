import {
  isPreferenceValue,
  type PreferenceName,
  PREFERENCES,
  type Preferences,
} from '@gatehouse/contract/preferences';
import { createStorageSlot } from '@docusaurus/theme-common';
import { OFFERED_PREFERENCES } from '../api/siteData';
import { showStoredColorMode } from './colorMode';

const slotOf = (name: PreferenceName) => createStorageSlot(PREFERENCES[name].storageKey);

/** A part of the preferences with one choice in it. */
const choiceOf = (name: PreferenceName, value: string | null): Partial<Preferences> => ({
  [name]: value,
});

let isApplying = false;

/** Makes this browser's pages follow the profile. The profile wins, also where it holds no choice. */
export function applyPreferences(preferences: Preferences): void {
  isApplying = true;
  for (const name of OFFERED_PREFERENCES) {
    const slot = slotOf(name);
    const value = preferences[name];
    if (value === null) slot.del();
    else slot.set(value);
  }
  if (OFFERED_PREFERENCES.includes('colorMode')) showStoredColorMode();
  isApplying = false;
}

/** What was chosen on this browser: the part of the profile that a new account starts with. */
export function readChoices(): Partial<Preferences> {
  const chosen = OFFERED_PREFERENCES.map((name) => {
    const value = slotOf(name).get();
    return isPreferenceValue(name, value) ? choiceOf(name, value) : {};
  });
  return Object.assign({}, ...chosen) as Partial<Preferences>;
}

/** Tells of each choice that is made in the page itself: the color switch, a tab. */
export function onChoice(listener: (choice: Partial<Preferences>) => void): void {
  for (const name of OFFERED_PREFERENCES) {
    slotOf(name).listen(({ isTrusted, newValue }) => {
      // The browser's own events come from other tabs, which save what was chosen in them.
      if (isTrusted || isApplying) return;
      if (newValue === null || isPreferenceValue(name, newValue)) {
        listener(choiceOf(name, newValue));
      }
    });
  }
}
