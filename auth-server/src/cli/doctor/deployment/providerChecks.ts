import { discoveryUrl, findProviders } from '../../../auth/providers/findProviders.js';
import type { Settings } from '../../../env.js';
import { createLog } from '../../../log.js';
import { ok, warning, type Check } from '../Finding.js';

/** Whether OpenID providers respond: the server leaves out those that don't until its next start. */
export const providerChecks: Check<{ settings: Settings }> = {
  id: 'providers.discovery',
  help: 'provider-not-reachable',
  run: async ({ settings: { providers } }) => {
    if (providers.length === 0) return [ok('no providers')];
    const found = await findProviders(providers, createLog('silent'));
    const missing = providers.flatMap((provider) =>
      provider.kind === 'openid' && !found.some(({ id }) => id === provider.id) ? [provider] : [],
    );
    if (missing.length === 0) return [ok(`${found.length} of ${providers.length} respond`)];
    return missing.map(({ name, issuer }) =>
      warning(
        `${name} does not respond as an OpenID provider: readers can't sign in with it`,
        `Open ${discoveryUrl(issuer)}: it has to name the same issuer. Then correct the issuer, and restart.`,
        'provider-not-reachable',
      ),
    );
  },
};
