import type { CompleteSettings } from '../../../config/completeSettings.js';
import type { Plan } from '@gatehouse/contract/plan';
import type { Database } from '../../../db/database.js';

/** What the checks of a reachable database need. */
export interface DatabaseContext {
  settings: CompleteSettings;
  database: Database;
  /** Through the pooler, if there is one. */
  url: string;
  /** Past the pooler, if that works. */
  directUrl: string;
  /** Milliseconds since 1970, by this computer. */
  now: () => number;
  /** Milliseconds since any moment. */
  stopwatch: () => number;
  /** Of the build. `null` if there is none. */
  plans: readonly Plan[] | null;
}
