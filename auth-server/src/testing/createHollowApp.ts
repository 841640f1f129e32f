import { parseConfig } from '../config/parseConfig.js';
import { createApp, type AppDependencies } from '../app.js';
import { createEmptyContent } from '../content/loadContent.js';
import { createLog } from '../log.js';
import { onlySecret } from '../secrets/secretSettings.js';

const url = 'http://localhost:3000';

/** The server without a database, to list its routes. Its only provider is `PROVIDER`. */
export function createHollowApp() {
  const hollow = {
    settings: {
      siteUrl: url,
      authUrl: url,
      secrets: onlySecret('x'),
      cronSecret: null,
      trustProxy: false,
      readsPerMinute: 1,
      apiKeyRequestsPerMinute: 1,
      siteName: 'x',
      config: parseConfig(),
    },
    database: { pool: {}, queries: {} },
    auth: { providers: [{ id: 'PROVIDER' }], pluginRoutes: {}, ownFields: [] },
    content: { ...createEmptyContent('/nowhere'), markdown: [{ pages: [], llmsFiles: [] }] },
    log: createLog('silent'),
  } as unknown as AppDependencies;
  return Promise.resolve(createApp(hollow));
}
