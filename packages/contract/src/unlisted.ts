import { z } from 'zod';

const plainAddress = z.string().startsWith('/');

/**
 * Where an unlisted page is in a sidebar that public pages show without it. A sibling is named by its
 * address, or by its label when it is a category.
 */
export const sidebarPositionSchema = z.strictObject({
  /** The docs plugin's instance, its version and the name of the sidebar. */
  docs: z.string(),
  version: z.string(),
  sidebar: z.string(),
  /** The categories that lead to the page, from the top. One that is not there has only such pages. */
  categories: z.array(z.strictObject({ label: z.string(), after: z.string().nullable() })),
  /** The sibling in front of it. `null`: it comes first. */
  after: z.string().nullable(),
});

export type SidebarPosition = z.infer<typeof sidebarPositionSchema>;

/** What someone who may read an unlisted page needs to find it. */
export const unlistedSchema = z.strictObject({
  /** The page's address as a link has it. */
  href: plainAddress,
  title: z.string(),
  /** `null` for a page that is in no sidebar. */
  position: sidebarPositionSchema.nullable(),
});

export type Unlisted = z.infer<typeof unlistedSchema>;
