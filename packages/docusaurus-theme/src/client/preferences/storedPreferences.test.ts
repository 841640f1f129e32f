import { beforeEach, describe, expect, it, vi } from 'vitest';
import { applyPreferences, onChoice, readChoices } from './storedPreferences';

interface Change {
  isTrusted: boolean;
  newValue: string | null;
}

/** Docusaurus's storage slots, without a browser. */
const { storage, listeners } = vi.hoisted(() => ({
  storage: new Map<string, string>(),
  listeners: new Map<string, (change: Change) => void>(),
}));
vi.mock('@docusaurus/theme-common', () => ({
  createStorageSlot: (key: string) => ({
    get: () => storage.get(key) ?? null,
    set: (value: string) => storage.set(key, value),
    del: () => storage.delete(key),
    listen: (listener: (change: Change) => void) => listeners.set(key, listener),
  }),
}));

const { showStoredColorMode } = vi.hoisted(() => ({ showStoredColorMode: vi.fn() }));
vi.mock('./colorMode', () => ({ showStoredColorMode }));

const NONE = { colorMode: null, packageManager: null, operatingSystem: null, experience: null };

beforeEach(() => {
  storage.clear();
  showStoredColorMode.mockReset();
});

describe('applyPreferences', () => {
  it('stores each choice where the docs look for it', () => {
    applyPreferences({
      colorMode: 'dark',
      packageManager: 'pnpm',
      operatingSystem: 'macos',
      experience: 'new',
    });
    expect(Object.fromEntries(storage)).toEqual({
      theme: 'dark',
      'docusaurus.tab.package-manager': 'pnpm',
      'docusaurus.tab.operating-system': 'macos',
      'gatehouse.experience': 'new',
    });
  });

  it('lets the profile win even without a choice', () => {
    storage.set('theme', 'dark').set('docusaurus.tab.package-manager', 'yarn');
    applyPreferences(NONE);
    expect(storage.size).toBe(0);
  });
});

describe('readChoices', () => {
  it('finds choices made on this browser', () => {
    storage.set('theme', 'light').set('docusaurus.tab.operating-system', 'windows');
    expect(readChoices()).toEqual({ colorMode: 'light', operatingSystem: 'windows' });
  });

  it('ignores values that the profile doesn’t support', () => {
    storage.set('docusaurus.tab.package-manager', 'deno').set('theme', 'sepia');
    expect(readChoices()).toEqual({});
  });
});

describe('onChoice', () => {
  const onChange = vi.fn();
  const change = (key: string, newValue: string | null, isTrusted = false): void =>
    listeners.get(key)?.({ isTrusted, newValue });

  beforeEach(() => {
    onChange.mockReset();
    onChoice(onChange);
  });

  it('reports the color switch and the tabs of this page', () => {
    change('theme', 'dark');
    change('theme', null);
    change('docusaurus.tab.package-manager', 'bun');
    expect(onChange.mock.calls).toEqual([
      [{ colorMode: 'dark' }],
      [{ colorMode: null }],
      [{ packageManager: 'bun' }],
    ]);
  });

  it('does not report changes from the profile', () => {
    showStoredColorMode.mockImplementation(() => change('theme', 'dark'));
    applyPreferences({ ...NONE, colorMode: 'dark' });
    expect(onChange).not.toHaveBeenCalled();
    change('theme', 'light');
    expect(onChange).toHaveBeenCalledWith({ colorMode: 'light' });
  });

  it('ignores choices made in other tabs', () => {
    change('theme', 'dark', true);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('ignores a tab that the profile doesn’t support', () => {
    change('docusaurus.tab.package-manager', 'deno');
    expect(onChange).not.toHaveBeenCalled();
  });
});
