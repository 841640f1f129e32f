/**
 * @typedef {object} Settings
 * @property {string} databaseUrl Gatehouse's database, which has the readers
 * @property {string} siteUrl the docs site, whose pages may call
 * @property {string} authUrl where Gatehouse answers: the issuer of tokens
 * @property {string} audience what tokens for this service name
 * @property {{ clientId: string, clientSecret: string } | undefined} introspect with it, each token is asked about
 * @property {number} port
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {Error} that names what is missing
 */
export function readSettings(env) {
  const { DATABASE_URL, SITE_URL, AUTH_URL, TOKEN_AUDIENCE, PORT } = env;
  const { GATEHOUSE_CLIENT_ID: clientId = '', GATEHOUSE_CLIENT_SECRET: clientSecret = '' } = env;
  if (!DATABASE_URL) {
    throw new Error('DATABASE_URL is missing: the URL of the database that Gatehouse uses.');
  }
  if ((clientId === '') !== (clientSecret === '')) {
    throw new Error('GATEHOUSE_CLIENT_ID and GATEHOUSE_CLIENT_SECRET: set both or neither.');
  }
  const siteUrl = SITE_URL || 'http://localhost:3000';
  return {
    databaseUrl: DATABASE_URL,
    siteUrl,
    authUrl: AUTH_URL || siteUrl,
    audience: TOKEN_AUDIENCE || siteUrl,
    introspect: clientId === '' ? undefined : { clientId, clientSecret },
    port: Number(PORT || 4000),
  };
}
