import { SIGNED_IN_HINT } from '@gatehouse/contract/signedInHint';
import { dropOutdatedColorModes, onceHydrated } from '../preferences/colorMode';
import { keepChoices } from '../preferences/savePreference';
import { applyPreferences } from '../preferences/storedPreferences';
import { forgetReader, sessionStore } from './sessionStore';
import { hasSignedInHint } from './signedInHint';
import { showSession } from './useSession';

let isWatching = false;

/**
 * Asks who is signed in, and keeps the answer current after the first call: when another tab signs
 * in or out, when the reader returns to the tab, and when the browser restores the page from its
 * cache. Also applies the reader's preferences.
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
    // Even if it is not news here: a choice in storage may have been overwritten by an older one.
    else void sessionStore.refresh(true).then(applyProfile);
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    // A request that was pending when the page was left resolves now, with an outdated response.
    if (hasSignedInHint()) void sessionStore.refresh(true);
    else forgetReader();
  });
  return sessionStore.refresh();
}
