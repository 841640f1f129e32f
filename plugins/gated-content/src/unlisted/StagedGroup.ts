import type { UnlistedPage } from './collectUnlistedPages';

/** Below the gated directory of a group's build. */
export const STAGED_GROUP_FILE = 'unlisted.json';

/** What the build of a group leaves for the public one, beside its manifest. */
export interface StagedGroup {
  pages: UnlistedPage[];
  /** What the bundler made public in that build, below the public directory. */
  assets: string[];
  /** See `GatedOutput`. */
  workers: Readonly<Record<string, string>>;
}
