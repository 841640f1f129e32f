import SiteStorage from '@generated/site-storage';
import { PREFERENCES } from '@gatehouse/contract/preferences';

/*
 * Docusaurus reads the stored color mode in a script before the page, and listens to its changes once
 * the page has hydrated. What changes in between it does not see. What it hears from another tab it
 * stores again, so that a late event would bring an older choice back, in every tab.
 */

const KEY = PREFERENCES.colorMode.storageKey + SiteStorage.namespace;
const SYSTEM = 'system';

function getStorage(): Storage | null {
  try {
    return window[SiteStorage.type];
  } catch {
    // Storage is off.
    return null;
  }
}

/** Has the page show the stored color mode, if it shows another one. */
export function showStoredColorMode(): void {
  const storageArea = getStorage();
  if (storageArea === null) return;
  const newValue = storageArea.getItem(KEY);
  if (document.documentElement.dataset.themeChoice === (newValue ?? SYSTEM)) return;
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue, storageArea }));
}

/** Keeps events from Docusaurus that are older than what is stored: a newer choice has been made since. */
export function dropOutdatedColorModes(): void {
  const isOutdated = ({ isTrusted, key, newValue, storageArea }: StorageEvent): boolean =>
    isTrusted && key === KEY && storageArea?.getItem(KEY) !== newValue;
  // Capturing listeners come first, also those that were added last.
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
