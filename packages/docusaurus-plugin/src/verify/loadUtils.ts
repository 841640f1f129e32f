import { createRequire } from 'node:module';
import type * as utils from '@docusaurus/utils';

/** Not at once: it takes longer to load than a small site to check, and few sites need it here. */
export const loadUtils = (): typeof utils =>
  createRequire(__filename)('@docusaurus/utils') as typeof utils;
