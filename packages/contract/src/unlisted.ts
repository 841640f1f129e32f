import { z } from 'zod';

const plainAddress = z.string().startsWith('/');

/**
 * The position of an unlisted page in a sidebar that public pages show without it. A sibling is
 * identified by its address, or by its label if it is a category.
 */
export const sidebarPositionSchema = z.strictObject({
  /** The docs plugin instance, its version and the name of the sidebar. */
  docs: z.string(),
  version: z.string(),
  sidebar: z.string(),
  /** The page's categories, outermost first. The sidebar lacks those with only unlisted pages. */
  categories: z.array(z.strictObject({ label: z.string(), after: z.string().nullable() })),
  /** The preceding sibling. `null` if it comes first. */
  after: z.string().nullable(),
});

export type SidebarPosition = z.infer<typeof sidebarPositionSchema>;

/** What a reader with access needs to find an unlisted page. */
export const unlistedSchema = z.strictObject({
  /** The page's address, as in a link. */
  href: plainAddress,
  title: z.string(),
  /** `null` for a page outside any sidebar. */
  position: sidebarPositionSchema.nullable(),
});

export type Unlisted = z.infer<typeof unlistedSchema>;
