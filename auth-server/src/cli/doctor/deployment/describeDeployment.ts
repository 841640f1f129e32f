import { splitOrigin, type Settings } from '../../../env.js';
import { StartupError } from '../../../startupError.js';

/**
 * The kind of deployment that the settings describe.
 * @throws StartupError when they don't describe a valid one
 */
export function describeDeployment(
  settings: Pick<Settings, 'siteUrl' | 'authUrl' | 'trustProxy'>,
): string {
  const { siteUrl, authUrl, trustProxy } = settings;
  if (authUrl.startsWith('https:') && trustProxy === false) {
    throw new StartupError(
      `${authUrl} uses https, so a proxy must terminate it, but TRUST_PROXY trusts no proxy: all ` +
        'readers would share one rate limit. Set TRUST_PROXY, usually to 1',
    );
  }
  const proxies =
    trustProxy === false
      ? 'no proxy'
      : `proxies: ${Array.isArray(trustProxy) ? trustProxy.join(', ') : trustProxy}`;
  return splitOrigin(settings) === null
    ? `one origin for site and server, ${proxies}`
    : `split origin: site at ${siteUrl}, server at ${authUrl}, ${proxies}`;
}
