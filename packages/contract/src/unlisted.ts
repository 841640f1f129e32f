import { z } from 'zod';

const plainAddress = z.string().startsWith('/');

/**
 * The position of an unlisted page in a sidebar that public pages show without it. A sibling is
 * identified by its address, or by its label if it is a category.
 */
export const sidebarPositionSchema = z.strictObject({
  docs: z.string().describe("The id of the docs plugin's instance."),
  version: z.string(),
  sidebar: z.string(),
  categories: z
    .array(z.strictObject({ label: z.string(), after: z.string().nullable() }))
    .describe(
      'The categories above the page, outermost first. One that the sidebar lacks has only unlisted pages.',
    ),
  after: z.string().nullable().describe('The sibling before it. `null` if it comes first.'),
});

export type SidebarPosition = z.infer<typeof sidebarPositionSchema>;

/** What a reader with access needs to find an unlisted page. */
export const unlistedSchema = z.strictObject({
  href: plainAddress.describe("The page's URL, as in links."),
  title: z.string(),
  position: sidebarPositionSchema
    .nullable()
    .describe('Its position in the sidebar. `null` if it is in none.'),
});

export type Unlisted = z.infer<typeof unlistedSchema>;
