import { isGatedQuery } from '../bundle/names';
import { publicSource } from '../source/teaser';
import type { LoaderGate } from './LoaderGate';

interface LoaderContext {
  resourcePath: string;
  resourceQuery: string;
  async(): (error: unknown, source?: string) => void;
  getOptions(): { gate: LoaderGate };
}

/**
 * Runs before every other loader and denies by default: whoever asks for a gated page gets its
 * teaser (a blog's `?truncated`, an import from a public page), unless the gate itself asks.
 */
export default function cutLoader(this: LoaderContext, source: string): void {
  const done = this.async();
  if (isGatedQuery(this.resourceQuery)) {
    done(null, source);
    return;
  }
  this.getOptions()
    .gate.accessOf(this.resourcePath)
    .then(
      (access) => {
        done(null, access === 'public' ? source : publicSource(source));
      },
      (error: unknown) => {
        done(error);
      },
    );
}
