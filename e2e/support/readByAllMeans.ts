import type { Page } from '@playwright/test';

/**
 * Returns everything that a page can read by including scripts from another origin in every possible
 * way, with the reader's cookie, and by fetching them and one more URL.
 */
export function readByAllMeans(
  page: Page,
  scripts: readonly string[],
  address: string,
): Promise<unknown[]> {
  return page.evaluate(
    async ({ all, me }) => {
      const seen: unknown[] = [];
      // A trap for a chunk's modules: its array receives everything that runs.
      const trap = { push: (chunk: unknown) => seen.push(chunk) };
      for (const list of ['gatedContentChunks', 'webpackChunk']) {
        Object.defineProperty(window, list, { value: trap });
      }
      const include = (url: string, crossOrigin?: string) =>
        new Promise<void>((resolve) => {
          const script = document.createElement('script');
          script.onload = () => resolve(seen.push(`ran ${url}`) as unknown as void);
          script.onerror = () => resolve();
          if (crossOrigin) script.crossOrigin = crossOrigin;
          script.src = url;
          document.head.append(script);
        });
      for (const url of all) {
        await include(url);
        await include(url, 'use-credentials');
      }
      for (const url of [...all, me]) {
        await fetch(url, { credentials: 'include' }).then(
          async (answer) => seen.push(await answer.text()),
          () => null,
        );
      }
      return seen;
    },
    { all: [...scripts], me: address },
  );
}
