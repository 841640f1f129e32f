import SiteStorage from '@generated/site-storage';
import { PREFERENCES } from '@gatehouse/contract/preferences';

/*
 * Docusaurus reads the stored color mode in a script before the page, and listens for changes after
 * hydration. It misses changes in between. It also stores changes from other tabs again, so that a
 * late event would restore an older choice, in every tab.
 */

const KEY = PREFERENCES.colorMode.storageKey + SiteStorage.namespace;
const SYSTEM = 'system';

function getStorage(): Storage | null {
  try {
    return window[SiteStorage.type];
  } catch {
    // Storage is unavailable.
    return null;
  }
}

/** Makes the page show the stored color mode, if it differs. */
export function showStoredColorMode(): void {
  const storageArea = getStorage();
  if (storageArea === null) return;
  const newValue = storageArea.getItem(KEY);
  if (document.documentElement.dataset.themeChoice === (newValue ?? SYSTEM)) return;
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue, storageArea }));
}

/** Hides events older than the stored value from Docusaurus: a newer choice has been made since. */
export function dropOutdatedColorModes(): void {
  const isOutdated = ({ isTrusted, key, newValue, storageArea }: StorageEvent): boolean =>
    isTrusted && key === KEY && storageArea?.getItem(KEY) !== newValue;
  // Capturing listeners run first, even if added last.
  window.addEventListener(
    'storage',
    (event) => isOutdated(event) && event.stopImmediatePropagation(),
    true,
  );
}

/** Calls back once Docusaurus listens. */
export function onceHydrated(callback: () => void): void {
  const { dataset } = document.documentElement;
  if (dataset.hasHydrated === 'true') return callback();
  const observer = new MutationObserver(() => {
    if (dataset.hasHydrated !== 'true') return;
    observer.disconnect();
    callback();
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-has-hydrated'] });
}
