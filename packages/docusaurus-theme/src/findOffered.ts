import type { PreferenceName } from '@gatehouse/contract/preferences';

/** What the theme reads of a site's `themeConfig`. */
interface ThemeConfig {
  colorMode?: { disableSwitch?: boolean };
}

/** A site that has a single color mode may be made for no other: the account area must not offer one. */
export function findOffered(
  preferences: readonly PreferenceName[],
  { colorMode }: ThemeConfig,
): readonly PreferenceName[] {
  return colorMode?.disableSwitch === true
    ? preferences.filter((name) => name !== 'colorMode')
    : preferences;
}
