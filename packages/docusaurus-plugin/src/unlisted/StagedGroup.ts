import type { Access } from '@gatehouse/contract/access';
import type { UnlistedPage } from './collectUnlistedPages';

/** Below the gated directory of a group's build. */
export const STAGED_GROUP_FILE = 'unlisted.json';

/** What the build of a group leaves for the public one, next to its manifest. */
export interface StagedGroup {
  pages: UnlistedPage[];
  /** Static files that its gated pages use, and the access they require. */
  staticUses: Record<string, Access>;
  /**
   * What the bundler made public in that build, below the public directory, except static files.
   */
  assets: string[];
  /** See `GatedOutput`. */
  workers: Readonly<Record<string, string>>;
}
