import type { Decision } from '@gatehouse/contract/access';
import { z } from 'zod';

const LONGEST_QUERY = 200;
const LONGEST_ADDRESS = 2048;
const MOST_RESULTS = 20;
/** Characters of a page in one answer: a model's context is short. */
export const PART_LENGTH = 20_000;

const decision = z
  .enum(['open', 'sign-in', 'upgrade'] satisfies Decision[])
  .describe(
    '"open": all of the page can be read. "sign-in": only its teaser, until a reader has signed in. ' +
      '"upgrade": only its teaser, because the plan of the reader does not include the page.',
  );

/** What clients are told of the tools, and what calls of them are checked against. */
export const TOOLS = {
  search: {
    title: 'Search the documentation',
    description:
      'Searches the pages of this documentation for words and returns the best matches, each with the ' +
      'path to read it by. Use it to find out which page answers a question.',
    inputSchema: z.strictObject({
      query: z
        .string()
        .trim()
        .min(1)
        .max(LONGEST_QUERY)
        .describe('A few words that the page has to contain.'),
      limit: z
        .int()
        .min(1)
        .max(MOST_RESULTS)
        .default(8)
        .describe('How many pages to return at most.'),
      under: z
        .string()
        .startsWith('/')
        .max(LONGEST_ADDRESS)
        .optional()
        .describe('Only pages at this path and below it, such as "/docs/api".'),
    }),
    outputSchema: z.object({
      results: z.array(
        z.object({
          path: z.string().describe('Give it to read_page.'),
          url: z.string(),
          title: z.string(),
          excerpt: z.string(),
          access: decision,
        }),
      ),
    }),
  },
  read: {
    title: 'Read a page of the documentation',
    description:
      'Returns a page of this documentation as Markdown. A page that the reader may not read comes back ' +
      'as its title and teaser, with a notice that says how to get the rest.',
    inputSchema: z.strictObject({
      page: z
        .string()
        .min(1)
        .max(LONGEST_ADDRESS)
        .describe('A path from search_pages, or the URL of a page: "/docs/install".'),
      offset: z
        .int()
        .min(0)
        .max(10_000_000)
        .default(0)
        .describe('Where to continue in a long page: nextOffset of the answer before.'),
    }),
    outputSchema: z.object({
      path: z.string(),
      url: z.string(),
      title: z.string(),
      markdown: z.string(),
      access: decision,
      notice: z.string().nullable().describe('How to get the rest of a locked page.'),
      nextOffset: z.int().nullable().describe('null: the page ends here.'),
    }),
  },
} as const;
