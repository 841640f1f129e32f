import { parseConfig } from '../config/parseConfig.js';
import { createApp, type AppDependencies } from '../app.js';
import { NO_METRICS } from '../ops/Metrics.js';
import { createEmptyContent } from '../content/loadContent.js';
import type { Pool } from '../db/watchedPool.js';
import { createLimits } from '../limits/createLimits.js';
import { DEFAULT_LIMITS } from '../limits/limitSettings.js';
import { createLog } from '../log.js';

const url = 'http://localhost:3000';

/** The server without a database, to list its routes. Its only provider is `PROVIDER`. */
export function createHollowApp() {
  const hollow = {
    settings: {
      siteUrl: url,
      authUrl: url,
      secret: 'x',
      cronSecret: null,
      trustProxy: false,
      ...DEFAULT_LIMITS,
      siteName: 'x',
      config: parseConfig(),
    },
    database: { pool: {}, queries: {} },
    auth: { providers: [{ id: 'PROVIDER' }], pluginRoutes: {}, ownFields: [] },
    content: { ...createEmptyContent('/nowhere'), markdown: [{ pages: [], llmsFiles: [] }] },
    log: createLog('silent'),
    limits: createLimits({ pool: {} as Pool }),
    metrics: NO_METRICS,
  } as unknown as AppDependencies;
  return Promise.resolve(createApp(hollow));
}
