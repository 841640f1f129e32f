/**
 * What search results show of gated pages. The search box is on every page, so nothing comes along but
 * this, until the index is loaded.
 */
export const hits = {
  /** HTML to put beside a hit. */
  lock: (_url: string): string => '',
  load: async (): Promise<void> => {
    hits.lock = (await import('./lockOf')).lockOf;
  },
};
