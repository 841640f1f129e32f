/** A public page of the docs, a section of which is for premium readers. */
export const sectionedPage = {
  path: '/docs/gate/teasers-and-paywalls',
  /** Of the section. */
  heading: 'Two teasers, before and after',
  sentence: 'Nobody has this problem.',
};
