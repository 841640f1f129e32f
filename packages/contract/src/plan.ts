import { z } from 'zod';
import { MAX_LENGTH, NO_PLAN_IDS, PLAN_HREF, PLAN_ID } from './planRules';

/** A plan's id: `access:` in front matter names it, and an entitlement grants it. */
export const planIdSchema = z
  .string()
  .regex(PLAN_ID.pattern, PLAN_ID.message)
  .refine((id) => !NO_PLAN_IDS.ids.includes(id), { message: NO_PLAN_IDS.message });

/**
 * A level of access that the site sells or grants. Plans are plugin options, and Docusaurus
 * includes those in the public JavaScript: everything here is public.
 */
export const planSchema = z.strictObject({
  /** See {@link planIdSchema}. */
  id: planIdSchema,
  /** The name that readers see: "Premium". */
  title: z.string().min(1).max(MAX_LENGTH.title),
  /** One line about what it includes. */
  description: z.string().max(MAX_LENGTH.description).default(''),
  /** The price as text, shown unchanged: "$9 a month", "On request". */
  price: z.string().max(MAX_LENGTH.price).default(''),
  /** Where a reader gets it: a path of the site, an `https:` or a `mailto:` address. */
  href: z.string().max(MAX_LENGTH.href).regex(PLAN_HREF.pattern, PLAN_HREF.message).optional(),
});

export const plansSchema = z.array(planSchema).superRefine((plans, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of plans.entries()) {
    if (seen.has(id)) {
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is listed twice` });
    }
    seen.add(id);
  }
});

export type Plan = z.infer<typeof planSchema>;
