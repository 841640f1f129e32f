/** A public docs page with a section for premium readers. */
export const sectionedPage = {
  path: '/docs/gate/teasers-and-paywalls',
  /** The section's heading. */
  heading: 'Two teasers, before and after',
  sentence: 'Nobody has this problem.',
};
