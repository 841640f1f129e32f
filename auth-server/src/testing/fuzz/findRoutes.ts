import express from 'express';
import { vi } from 'vitest';

/** Express can list its routes since router 2.3; its types don't include it yet. */
interface Listing {
  listRoutes(): { path: string; methods?: string[]; router?: Listing }[];
}

export interface FoundRoute {
  method: string;
  /** As declared: `/api/avatars/:id`. */
  path: string;
}

/** Creates an application and lists its routes, including those of mounted routers. */
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
    // GET includes HEAD, and `*` is the refusal of all other methods.
    const named = (methods ?? []).filter((method) => method !== '*' && method !== 'HEAD');
    return named.map((method) => ({ method, path: full }));
  });
}
