import { randomUUID } from 'node:crypto';
import { removeDataDir, SERVER } from './ownProduct';
import { createProduct, makeDataDir, type Product, workerPorts } from './product';
import { startOpenIdProvider, type OpenIdProvider } from './startOpenIdProvider';
import { launch, waitUntilReady } from './startProduct';
import { test as base } from './test';

const IDS = ['google', 'github', 'acme'] as const;

interface Served {
  product: Product;
  provider: OpenIdProvider;
}

/**
 * A product with sign-in by Google, GitHub and Acme, which are all the same provider here. Started
 * once.
 */
export const test = base.extend<{ provider: OpenIdProvider }, { served: Served }>({
  served: [
    async ({}, use, { parallelIndex }) => {
      const port = workerPorts(parallelIndex).own;
      const product = createProduct(port, `http://localhost:${port}`, makeDataDir());
      const provider = await startOpenIdProvider(
        IDS.map((id) => `${product.url}/api/auth/callback/${id}`),
      );
      const settings = { ...product.settings, ...settingsFor(provider) };
      const server = launch(SERVER, settings);
      await waitUntilReady(server, settings);
      await use({ product, provider });
      await server.end('SIGTERM');
      await provider.close();
      removeDataDir(product);
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  product: async ({ served }, use) => use(served.product),

  provider: async ({ served }, use) => {
    served.provider.user = null;
    await use(served.provider);
  },
});

const settingsFor = ({ issuer, clientId, clientSecret }: OpenIdProvider) => ({
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

/** A new user there, with a verified address. @param sub a number, like the ids of GitHub users */
export const userOf = (sub: string) => ({
  sub,
  name: 'Ada Elsewhere',
  email_verified: true,
  email: `ada-${randomUUID()}@example.com`,
});
