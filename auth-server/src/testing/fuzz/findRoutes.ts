import express from 'express';
import { vi } from 'vitest';

/** What Express can tell of itself since router 2.3; its types do not know of it yet. */
interface Listing {
  listRoutes(): { path: string; methods?: string[]; router?: Listing }[];
}

export interface FoundRoute {
  method: string;
  /** As it is declared: `/api/avatars/:id`. */
  path: string;
}

/** Makes an application, and finds what routes it has, in the routers that are mounted in it too. */
export async function findRoutes<T>(
  make: () => Promise<T>,
): Promise<{ made: T; routes: FoundRoute[] }> {
  const use = vi.spyOn(express.application, 'use');
  try {
    const made = await make();
    const [app] = use.mock.contexts as unknown as { router: Listing }[];
    return { made, routes: app === undefined ? [] : list(app.router, '') };
  } finally {
    use.mockRestore();
  }
}

function list(router: Listing, base: string): FoundRoute[] {
  return router.listRoutes().flatMap(({ path, methods, router: mounted }) => {
    const full = `${base}${path}`.replace(/\/+$/, '');
    if (mounted) return list(mounted, full);
    // HEAD comes with GET, and `*` stands for a refusal of all other methods.
    const named = (methods ?? []).filter((method) => method !== '*' && method !== 'HEAD');
    return named.map((method) => ({ method, path: full }));
  });
}
