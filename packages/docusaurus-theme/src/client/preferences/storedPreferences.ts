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

/** Preferences with one choice. */
const choiceOf = (name: PreferenceName, value: string | null): Partial<Preferences> => ({
  [name]: value,
});

let isApplying = false;

/** Applies the profile to this browser's pages. The profile wins, even without a choice. */
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

/** Choices made on this browser: the initial preferences of a new account. */
export function readChoices(): Partial<Preferences> {
  const chosen = OFFERED_PREFERENCES.map((name) => {
    const value = slotOf(name).get();
    return isPreferenceValue(name, value) ? choiceOf(name, value) : {};
  });
  return Object.assign({}, ...chosen) as Partial<Preferences>;
}

/** Reports each choice made on the page itself: the color switch, a tab. */
export function onChoice(listener: (choice: Partial<Preferences>) => void): void {
  for (const name of OFFERED_PREFERENCES) {
    slotOf(name).listen(({ isTrusted, newValue }) => {
      // The browser's own events come from other tabs, which save their own choices.
      if (isTrusted || isApplying) return;
      if (newValue === null || isPreferenceValue(name, newValue)) {
        listener(choiceOf(name, newValue));
      }
    });
  }
}
