import type { Settings } from '../../../env.js';
import { error, ok, warning, type Check, type Found } from '../Finding.js';

const LOCAL = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export const isLocal = (url: string): boolean => LOCAL.test(new URL(url).hostname);

/** What works on a developer's machine, but not for readers. */
export const productionSettings: Check<{
  settings: Settings;
  env: Readonly<Record<string, string | undefined>>;
}> = {
  id: 'settings.production',
  help: 'wrong-site-url',
  run: ({ settings, env }) => {
    const { production, siteUrl } = settings;
    if (!production) {
      return siteUrl.startsWith('https:') && !isLocal(siteUrl)
        ? [
            warning(
              `SITE_URL is ${siteUrl}, but NODE_ENV is not production`,
              'Set NODE_ENV=production on the machine that readers use: it turns off demo readers and links in logs.',
              'wrong-settings',
            ),
          ]
        : [ok('not production')];
    }
    const found: Found[] = [];
    if (env.SITE_URL === undefined) {
      found.push(
        error(
          `SITE_URL is not set: links in emails would lead to ${siteUrl}`,
          'Set SITE_URL to the origin that readers open, such as https://docs.example.com.',
          'wrong-site-url',
        ),
      );
    } else if (siteUrl.startsWith('http:')) {
      found.push(
        error(
          `SITE_URL is ${siteUrl}: sessions would travel unencrypted, and passkeys don't work`,
          'Serve the site over https, set SITE_URL to the https address, and build it again.',
          'wrong-site-url',
        ),
      );
    }
    if (settings.databaseUrl === null) {
      found.push(
        warning(
          `the embedded database in ${settings.dataDir} is used in production`,
          'Set DATABASE_URL, or keep DATA_DIR on a disk that survives deployments, with backups.',
          'wrong-settings',
        ),
      );
    }
    return found.length > 0 ? found : [ok('ready for production')];
  },
};
