import { splitOrigin, type Settings } from '../env.js';
import { StartupError } from '../startupError.js';

/**
 * Which of the ways to deploy the settings mean.
 *
 * @throws StartupError when they fit none
 */
export function describeDeployment(
  settings: Pick<Settings, 'siteUrl' | 'authUrl' | 'trustProxy'>,
): string {
  const { siteUrl, authUrl, trustProxy } = settings;
  if (authUrl.startsWith('https:') && trustProxy === false) {
    throw new StartupError(
      `${authUrl} is https, which something in front of this server has to do, and TRUST_PROXY ` +
        'trusts nobody: all readers would share one limit of attempts. Set TRUST_PROXY, usually to 1',
    );
  }
  const proxies =
    trustProxy === false
      ? 'no proxy in front'
      : `in front: ${Array.isArray(trustProxy) ? trustProxy.join(', ') : trustProxy}`;
  return splitOrigin(settings) === null
    ? `site and server on one origin, ${proxies}`
    : `split origin, the site at ${siteUrl} and this server at ${authUrl}, ${proxies}`;
}
