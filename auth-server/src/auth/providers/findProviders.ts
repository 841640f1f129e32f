import { z } from 'zod';
import type { Log } from '../../log.js';
import { describeFailure } from '../../mail/worker/describeFailure.js';
import { requestJson } from './requestJson.js';
import type { ProviderSettings } from './providerSettings.js';

export type FoundProvider = ProviderSettings & Endpoints;

interface Endpoints {
  tokenUrl: string;
  /** `null` for an OpenID provider whose tokens contain everything. */
  userInfoUrl: string | null;
}

const discoverySchema = z.object({
  issuer: z.string(),
  token_endpoint: z.url(),
  authorization_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
});

export const discoveryUrl = (issuer: string): string =>
  `${issuer}/.well-known/openid-configuration`;

/**
 * Discovers the endpoints of all OpenID providers. One that doesn't respond is left out until the next
 * start, with a log line: other sign-in methods don't wait for it (OAU-12).
 */
export async function findProviders(
  providers: readonly ProviderSettings[],
  log: Log,
): Promise<FoundProvider[]> {
  const found = await Promise.all(
    providers.map(async (provider) => {
      try {
        return { ...provider, ...(await findEndpoints(provider)) };
      } catch (error) {
        log.error(
          { provider: provider.id, reason: describeFailure(error) },
          'a provider cannot be reached, and is off until the next start',
        );
        return null;
      }
    }),
  );
  return found.filter((provider) => provider !== null);
}

/** The name readers see for a service. A provider that is no longer configured shows its id. */
export function providerName(providers: readonly { id: string; name: string }[], id: string) {
  return providers.find((provider) => provider.id === id)?.name ?? id;
}

async function findEndpoints(provider: ProviderSettings): Promise<Endpoints> {
  if (provider.kind === 'github') {
    return {
      tokenUrl: `${provider.url}/login/oauth/access_token`,
      userInfoUrl: `${provider.apiUrl}/user`,
    };
  }
  const document = discoverySchema.parse(await requestJson(discoveryUrl(provider.issuer)));
  // Another issuer could sign in readers of this one (OpenID Connect Discovery, 4.3).
  if (document.issuer.replace(/\/$/, '') !== provider.issuer) {
    throw new Error('its discovery document names another issuer');
  }
  return {
    tokenUrl: document.token_endpoint,
    userInfoUrl: document.userinfo_endpoint ?? null,
  };
}
