import { SIGNED_IN_HINT } from '@gatehouse/contract/signedInHint';
import { dropOutdatedColorModes, onceHydrated } from '../preferences/colorMode';
import { keepChoices } from '../preferences/savePreference';
import { applyPreferences } from '../preferences/storedPreferences';
import { forgetReader, sessionStore } from './sessionStore';
import { hasSignedInHint } from './signedInHint';
import { showSession } from './useSession';

let isWatching = false;

/**
 * Asks who is signed in, and from the first call on keeps the answer current: when another tab signs in or
 * out, when the reader comes back to the tab, and when the browser restores the page from its cache. The
 * reader's preferences follow.
 */
export function watchSession(): Promise<void> {
  if (isWatching) return sessionStore.refresh();
  isWatching = true;

  const applyProfile = (): void => {
    const { me } = sessionStore.get();
    if (me) applyPreferences(me.profile);
  };
  sessionStore.subscribe(() => {
    showSession(sessionStore.get());
    applyProfile();
  });
  dropOutdatedColorModes();
  keepChoices();
  onceHydrated(applyProfile);

  const refreshIfOld = (): void => {
    if (document.visibilityState === 'visible' && hasSignedInHint()) sessionStore.refreshIfOld();
  };
  window.addEventListener('focus', refreshIfOld);
  document.addEventListener('visibilitychange', refreshIfOld);
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== SIGNED_IN_HINT && key !== null) return;
    if (newValue === null) forgetReader();
    // Also what is no news here: a choice may have been overtaken by an older one in the storage.
    else void sessionStore.refresh(true).then(applyProfile);
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    // A question that was under way when the page was left is answered now, as it was then.
    if (hasSignedInHint()) void sessionStore.refresh(true);
    else forgetReader();
  });
  return sessionStore.refresh();
}
