import { AUTH_PATH } from '../authOptions.js';
import { SCOPES } from './oauthPlugin.js';

/** The MCP endpoints. `/mcp` also serves anonymous callers, so only `/mcp/me` makes readers sign in. */
export const PROTECTED_PATHS = ['/mcp', '/mcp/me'] as const;

const RESOURCE_METADATA = '/.well-known/oauth-protected-resource';
const SERVER_METADATA = '/.well-known/oauth-authorization-server';

/** The server's URLs as published to apps. @param authUrl the server's origin */
export function oauthUrls(authUrl: string) {
  const issuer = `${authUrl}${AUTH_PATH}`;
  return {
    issuer,
    resources: PROTECTED_PATHS.map((path) => authUrl + path),
    /** @param path one of {@link PROTECTED_PATHS} */
    resourceMetadata: (path: string) => `${authUrl}${RESOURCE_METADATA}${path}`,
  };
}

/** All metadata documents, by path. They are public, and only change with a release. */
export function metadataDocuments(authUrl: string): ReadonlyMap<string, object> {
  const { issuer, resources } = oauthUrls(authUrl);
  const server = {
    issuer,
    authorization_endpoint: `${issuer}/oauth2/authorize`,
    token_endpoint: `${issuer}/oauth2/token`,
    registration_endpoint: `${issuer}/oauth2/register`,
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
  return new Map<string, object>([
    // RFC 8414, 3.1: the issuer's path comes last. Apps older than RFC 9728 look at the origin.
    [SERVER_METADATA + AUTH_PATH, server],
    [SERVER_METADATA, server],
    ...PROTECTED_PATHS.map((path, index): [string, object] => [
      RESOURCE_METADATA + path,
      {
        resource: resources[index],
        authorization_servers: [issuer],
        scopes_supported: SCOPES,
        bearer_methods_supported: ['header'],
      },
    ]),
  ]);
}
