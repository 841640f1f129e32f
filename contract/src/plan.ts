import { z } from 'zod';

/** A plan's id: what `access:` in front matter names, and what an entitlement grants. */
export const planIdSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,31}$/,
    'must be 1 to 32 lower-case letters, digits or hyphens, and start with a letter',
  )
  .refine((id) => id !== 'public' && id !== 'members', {
    message: '"public" and "members" are access values of their own and cannot name a plan',
  });

/**
 * A level that the site sells or grants. Plans are plugin options, and Docusaurus prints those into
 * the public JavaScript: everything here is public.
 */
export const planSchema = z.strictObject({
  /** See {@link planIdSchema}. */
  id: planIdSchema,
  /** What readers call it: "Premium". */
  title: z.string().min(1).max(60),
  /** One line that says what it opens. */
  description: z.string().max(200).default(''),
  /** Price as text, shown as it is: "$9 a month", "On request". */
  price: z.string().max(60).default(''),
  /** Where a reader gets it: a path of the site, an `https:` or a `mailto:` address. */
  href: z
    .string()
    .max(500)
    .regex(/^(?:\/(?![/\\])|https:\/\/|mailto:)/, 'must start with "/", "https://" or "mailto:"')
    .optional(),
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
