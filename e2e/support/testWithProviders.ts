import { randomUUID } from 'node:crypto';
import { SERVER, test as base } from './ownProduct';
import { startOpenIdProvider, type OpenIdProvider } from './startOpenIdProvider';

const IDS = ['google', 'github', 'acme'] as const;

/** A product that readers may sign in to by Google, GitHub and Acme, all of them one provider here. */
export const test = base.extend<{ provider: OpenIdProvider }>({
  provider: async ({ page, product, start }, use) => {
    const provider = await startOpenIdProvider(
      IDS.map((id) => `${product.url}/api/auth/callback/${id}`),
    );
    const { issuer, clientId, clientSecret } = provider;
    await start(SERVER, {
      ...product.settings,
      GOOGLE_CLIENT_ID: clientId,
      GOOGLE_CLIENT_SECRET: clientSecret,
      GOOGLE_ISSUER: issuer,
      GITHUB_CLIENT_ID: clientId,
      GITHUB_CLIENT_SECRET: clientSecret,
      GITHUB_URL: issuer,
      GITHUB_API_URL: issuer,
      OIDC_PROVIDERS: 'acme',
      OIDC_ACME_NAME: 'Acme Login',
      OIDC_ACME_ISSUER: issuer,
      OIDC_ACME_CLIENT_ID: clientId,
      OIDC_ACME_CLIENT_SECRET: clientSecret,
    });
    await use(provider);
    // The server is about to be killed: nobody asks it any more.
    await page.goto('about:blank');
    await provider.close();
  },
});

/** Somebody new there, with a proven address. @param sub a number, as GitHub's users have */
export const userOf = (sub: string) => ({
  sub,
  name: 'Ada Elsewhere',
  email_verified: true,
  email: `ada-${randomUUID()}@example.com`,
});
