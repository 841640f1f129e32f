import { AsyncLocalStorage } from 'node:async_hooks';
import type { RenderVariant } from './RenderVariant';

/**
 * A module of the server bundle, not a global: the bundle runs in its own context, but its chunks
 * run in the main one.
 */
const storage = new AsyncLocalStorage<RenderVariant>();

export const getRenderVariant = (): RenderVariant | null => storage.getStore() ?? null;

export const runInVariant = <T>(variant: RenderVariant, run: () => Promise<T>): Promise<T> =>
  storage.run(variant, run);
