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
 * One save after the other, in all tabs together, so that the choice made last is the one that stays.
 * A browser without locks, or a site without https, keeps the order in each tab.
 */
function inTurn<T>(save: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request(LOCK, save);
  const saved = saving.then(save);
  saving = saved;
  return saved;
}

/**
 * Stores a choice in the signed-in reader's profile. The page follows at once, other tabs' account areas
 * once it is stored; when the server does not take it, the page keeps it and the result says why.
 */
export async function savePreference(choice: Partial<Preferences>): Promise<Result<Me>> {
  unsavedChoices.add(choice);
  const { me } = sessionStore.get();
  if (me) sessionStore.expect({ ...me, profile: { ...me.profile, ...choice } });
  const result = await inTurn(() => callApi<Me>('/api/me/profile', choice));
  unsavedChoices.delete(choice);
  if (result.ok) {
    sessionStore.accept(result.value);
    // Before the last one is stored, they would show the one before it.
    if (unsavedChoices.size === 0) setSignedInHint(true, true);
  }
  return result;
}

/** A signed-in reader who switches the colors or a tab in the page has changed their profile. */
export function keepChoices(): void {
  onChoice((choice) => {
    const { status } = sessionStore.get();
    if (status === 'signed-in' || status === 'unknown') void savePreference(choice);
  });
}
