/**
 * What holds for a plan, apart from a validator: the plugin checks its options with Docusaurus' own, and
 * server and command line what they get with zod.
 */
export const PLAN_ID = {
  pattern: /^[a-z][a-z0-9-]{0,31}$/,
  message: 'must be 1 to 32 lowercase letters, digits or hyphens, and start with a letter',
};

/** Access values of their own. */
export const NO_PLAN_IDS = {
  ids: ['public', 'members'],
  message: 'can\'t be "public" or "members", which are access values of their own',
};

export const PLAN_HREF = {
  pattern: /^(?:\/(?![/\\])|https:\/\/|mailto:)/,
  message: 'must start with "/", "https://" or "mailto:"',
};

/** In characters. */
export const LONGEST = { title: 60, description: 200, price: 60, href: 500 };
