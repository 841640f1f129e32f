/**
 * Replaces each section in the public source of a page: a call with the section's number and
 * access. The code that handles it is added when the page is compiled: see
 * `loaders/sectionExports`.
 */
export const PLACEHOLDER = '__gatedSection';

/** The name of a section's element in the source. */
export const ELEMENT = 'Gated';
