import type { PreferenceName } from '@gatehouse/contract/preferences';

/** The parts of a site's `themeConfig` that the theme reads. */
interface ThemeConfig {
  colorMode?: { disableSwitch?: boolean };
}

/**
 * A site with a single color mode may support no other: then the account area must not offer one.
 */
export function findOffered(
  preferences: readonly PreferenceName[],
  { colorMode }: ThemeConfig,
): readonly PreferenceName[] {
  return colorMode?.disableSwitch === true
    ? preferences.filter((name) => name !== 'colorMode')
    : preferences;
}
