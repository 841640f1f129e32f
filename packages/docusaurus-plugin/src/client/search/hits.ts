/**
 * What search results show for gated pages. The search box is on every page, so only this small
 * module is loaded until the index is.
 */
export const hits = {
  /** HTML to put next to a hit. */
  lock: (_url: string): string => '',
  load: async (): Promise<void> => {
    hits.lock = (await import('./lockOf')).lockOf;
  },
};
