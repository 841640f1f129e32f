import type { BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';
import { StartupError } from '../../startupError.js';
import type { AuthRoute } from '../AuthRoute.js';

interface Endpoint {
  path?: string;
  options?: { method?: string | readonly string[]; metadata?: { SERVER_ONLY?: boolean } };
}

/**
 * Routes added by the site's plugins. They are behind the same checks as all others, but validate
 * their own input. A path with a parameter stays closed: only exact spellings are routes.
 */
export function pluginRoutes(plugins: readonly BetterAuthPlugin[]): Record<string, AuthRoute> {
  const routes: Record<string, AuthRoute> = {};
  const answer = z.unknown();
  for (const { path, options } of plugins.flatMap(endpointsOf)) {
    if (path === undefined || path.includes(':') || options?.metadata?.SERVER_ONLY) continue;
    const methods = [options?.method ?? []].flat();
    if (methods.includes('POST')) {
      routes[path] = { method: 'POST', body: z.record(z.string(), z.unknown()), answer };
    } else if (methods.includes('GET')) {
      routes[path] = {
        method: 'GET',
        fromQuery: true,
        body: z.record(z.string(), z.string()),
        answer,
      };
    }
  }
  return routes;
}

/**
 * An endpoint that replaces one of Gatehouse's or Better Auth's would control what the gate relies on.
 * @param own the endpoints without those plugins, by name
 * @throws StartupError that lists all of them
 */
export function refuseTakenEndpoints(
  plugins: readonly BetterAuthPlugin[],
  own: Readonly<Record<string, unknown>>,
): void {
  const paths = new Set(Object.values(own).map((endpoint) => (endpoint as Endpoint).path));
  const problems = plugins.flatMap((plugin) =>
    Object.entries(plugin.endpoints ?? {})
      .filter(
        ([name, endpoint]) => Object.hasOwn(own, name) || paths.has((endpoint as Endpoint).path),
      )
      .map(([name, endpoint]) => `  ${plugin.id}: ${(endpoint as Endpoint).path ?? name}`),
  );
  if (problems.length === 0) return;
  throw new StartupError(
    `These plugins in betterAuth.plugins use paths that belong to Gatehouse. Remove them:\n${problems.join('\n')}`,
  );
}

const endpointsOf = ({ endpoints }: BetterAuthPlugin) =>
  Object.values(endpoints ?? {}) as unknown as Endpoint[];
