import { checkPort } from '../../../lifecycle/checkPort.js';
import { splitOrigin, type Settings } from '../../../env.js';
import { AUTH_PATH } from '../../../auth/authOptions.js';
import { info, ok, type Check } from '../Finding.js';
import { describeDeployment } from './describeDeployment.js';

interface Context {
  settings: Settings;
}

const deployment: Check<Context> = {
  id: 'deployment',
  help: 'wrong-client-address',
  run: ({ settings }) => [ok(describeDeployment(settings))],
};

/** The settings have been refused if the two origins are not on one site. */
const cookies: Check<Context> = {
  id: 'deployment.cookies',
  help: 'site-and-server-on-different-sites',
  run: ({ settings }) => [
    ok(
      splitOrigin(settings) === null
        ? 'one origin: the session is a first-party cookie everywhere'
        : `${settings.siteUrl} and ${settings.authUrl} are one site to browsers: Safari sends the session, too`,
    ),
  ],
};

const port: Check<Context> = {
  id: 'deployment.port',
  help: 'wrong-settings',
  run: async ({ settings }) => {
    const free = await checkPort(settings.port).then(
      () => true,
      () => false,
    );
    return [
      ok(`port ${settings.port} is ${free ? 'free' : 'in use (by this server, if it is running)'}`),
    ];
  },
};

/** What has to be registered with each provider, which Gatehouse can't see. */
const redirectUris: Check<Context> = {
  id: 'providers.redirects',
  help: 'redirect-uris',
  run: ({ settings: { authUrl, providers } }) =>
    providers.length === 0
      ? [ok('no providers')]
      : providers.map(({ id, name }) =>
          info(
            `${name} sends readers back to ${authUrl}${AUTH_PATH}/callback/${id}`,
            `Register exactly this redirect URI with ${name}.`,
            'redirect-uris',
          ),
        ),
};

export const settingsOfDeployment = [deployment, cookies, port, redirectUris];
