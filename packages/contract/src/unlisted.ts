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
      'The categories that lead to the page, from the top. One that is not there has only such pages.',
    ),
  after: z.string().nullable().describe('The sibling in front of it. `null`: it comes first.'),
});

export type SidebarPosition = z.infer<typeof sidebarPositionSchema>;

/** What a reader with access needs to find an unlisted page. */
export const unlistedSchema = z.strictObject({
  href: plainAddress.describe("The page's address, as a link has it."),
  title: z.string(),
  position: sidebarPositionSchema
    .nullable()
    .describe('Where it is in the sidebar. `null`: it is in none.'),
});

export type Unlisted = z.infer<typeof unlistedSchema>;
