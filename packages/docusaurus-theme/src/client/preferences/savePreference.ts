import type { Me } from '@gatehouse/contract/me';
import type { Preferences } from '@gatehouse/contract/preferences';
import { sessionStore } from '../account/sessionStore';
import { callApi, type Result } from '../api/api';
import { onChoice } from './storedPreferences';

/** One after the other, so that the choice made last is the one that stays. */
let saving: Promise<unknown> = Promise.resolve();

/**
 * Stores a choice in the signed-in reader's profile. The page follows at once; when the server does
 * not take it, the page keeps it and the result says why.
 */
export function savePreference(choice: Partial<Preferences>): Promise<Result<Me>> {
  const { me } = sessionStore.get();
  if (me) sessionStore.accept({ ...me, profile: { ...me.profile, ...choice } });
  const saved = saving.then(() => callApi<Me>('/api/me/profile', choice));
  saving = saved;
  return saved;
}

/** A signed-in reader who switches the colors or a tab in the page has changed their profile. */
export function keepChoices(): void {
  onChoice((choice) => {
    const profile = sessionStore.get().me?.profile;
    const isNew = Object.entries(choice).some(
      ([name, value]) => profile && profile[name as keyof Preferences] !== value,
    );
    if (isNew) void savePreference(choice);
  });
}
