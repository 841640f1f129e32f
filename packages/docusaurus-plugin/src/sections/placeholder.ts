/**
 * What is in the public source of a page for each section: a call with the section's number and access. The
 * code that answers it is added when the page is compiled: see `loaders/sectionExports`.
 */
export const PLACEHOLDER = '__gatedSection';

/** What a section is called in the source. */
export const ELEMENT = 'Gated';
