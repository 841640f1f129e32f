/** The choices a reader has. Free of dependencies: the browser loads this file. */

export const COLOR_MODES = ['light', 'dark'] as const;
export const PACKAGE_MANAGERS = ['npm', 'yarn', 'pnpm', 'bun'] as const;
export const OPERATING_SYSTEMS = ['linux', 'macos', 'windows'] as const;
export const EXPERIENCE_LEVELS = ['new', 'familiar', 'expert'] as const;

export type ColorMode = (typeof COLOR_MODES)[number];
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];
export type ExperienceLevel = (typeof EXPERIENCE_LEVELS)[number];

/** The part of the profile that changes how the docs look and read. `null`: no choice made. */
export interface Preferences {
  /** `null` follows the device. */
  colorMode: ColorMode | null;
  packageManager: PackageManager | null;
  operatingSystem: OperatingSystem | null;
  experience: ExperienceLevel | null;
}
