import type { Me } from '@gatehouse/contract/me';
import type { Preferences } from '@gatehouse/contract/preferences';
import { sessionStore } from '../account/sessionStore';
import { setSignedInHint } from '../account/signedInHint';
import { callApi, type Result } from '../api/api';
import { onChoice } from './storedPreferences';
import { unsavedChoices } from './unsavedChoices';

const LOCK = 'gatehouse.preferences';
let saving: Promise<unknown> = Promise.resolve();

/**
 * Saves one choice at a time, across all tabs, so that the latest choice wins. In a browser without
 * locks, or a site without https, only per tab.
 */
function enqueue<T>(save: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request(LOCK, save);
  const saved = saving.then(save);
  saving = saved;
  return saved;
}

/**
 * Stores a choice in the signed-in reader's profile. The page changes immediately, other tabs'
 * account areas when it is stored; if the server refuses it, the page keeps it and the result says
 * why.
 */
export async function savePreference(choice: Partial<Preferences>): Promise<Result<Me>> {
  unsavedChoices.add(choice);
  const { me } = sessionStore.get();
  if (me) sessionStore.expect({ ...me, profile: { ...me.profile, ...choice } });
  const result = await enqueue(() => callApi<Me>('/api/me/profile', choice));
  unsavedChoices.delete(choice);
  if (result.ok) {
    sessionStore.accept(result.value);
    // Earlier, other tabs would show the previous choice.
    if (unsavedChoices.size === 0) setSignedInHint(true, true);
  }
  return result;
}

/** Stores color mode and tab choices that a signed-in reader makes on a page in their profile. */
export function keepChoices(): void {
  onChoice((choice) => {
    const { status } = sessionStore.get();
    if (status === 'signed-in' || status === 'unknown') void savePreference(choice);
  });
}
