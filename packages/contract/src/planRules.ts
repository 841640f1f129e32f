/**
 * The rules for a plan, independent of a validator: the plugin checks its options with Docusaurus's
 * own (Joi), server and command line use zod.
 */
export const PLAN_ID = {
  pattern: /^[a-z][a-z0-9-]{0,31}$/,
  message: 'must be 1 to 32 lowercase letters, digits or hyphens, and start with a letter',
};

/** Reserved: these are access values themselves. */
export const NO_PLAN_IDS = {
  ids: ['public', 'members'],
  message: 'can\'t be "public" or "members", which are access values of their own',
};

export const PLAN_HREF = {
  pattern: /^(?:\/(?![/\\])|https:\/\/|mailto:)/,
  message: 'must start with "/", "https://" or "mailto:"',
};

/** In characters. */
export const MAX_LENGTH = { title: 60, description: 200, price: 60, href: 500 };
