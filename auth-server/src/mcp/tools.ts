import type { Decision } from '@gatehouse/contract/access';
import { z } from 'zod';

const MAX_QUERY_LENGTH = 200;
const MAX_URL_LENGTH = 2048;
const MAX_RESULTS = 20;
/** The most characters of a page per response: a model's context is limited. */
export const PART_LENGTH = 20_000;

const decision = z
  .enum(['open', 'sign-in', 'upgrade'] satisfies Decision[])
  .describe(
    '"open": the whole page. "sign-in": only its teaser, because nobody is signed in. ' +
      '"upgrade": only its teaser, because the reader\'s plan does not include the page.',
  );

/** The tools as clients see them. Calls are validated against their schemas. */
export const TOOLS = {
  search: {
    title: 'Search the documentation',
    description:
      'Searches the pages of this documentation and returns the best matches, each with the path to pass ' +
      'to read_page. Use it to find the page that answers a question.',
    inputSchema: z.strictObject({
      query: z.string().trim().min(1).max(MAX_QUERY_LENGTH).describe('A few words to search for.'),
      limit: z
        .int()
        .min(1)
        .max(MAX_RESULTS)
        .default(8)
        .describe('The maximum number of pages to return.'),
      under: z
        .string()
        .startsWith('/')
        .max(MAX_URL_LENGTH)
        .optional()
        .describe('Only search pages at or below this path, such as "/docs/api".'),
    }),
    outputSchema: z.object({
      results: z.array(
        z.object({
          path: z.string().describe('Pass it to read_page.'),
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
      'Returns a page of this documentation as Markdown. Without access, it returns the title and the ' +
      'teaser of the page, with a notice that says how to get the rest.',
    inputSchema: z.strictObject({
      page: z
        .string()
        .min(1)
        .max(MAX_URL_LENGTH)
        .describe('A path from search_pages, or the URL of a page: "/docs/install".'),
      offset: z
        .int()
        .min(0)
        .max(10_000_000)
        .default(0)
        .describe('Where to continue in a long page: nextOffset from the previous result.'),
    }),
    outputSchema: z.object({
      path: z.string(),
      url: z.string(),
      title: z.string(),
      markdown: z.string(),
      access: decision,
      notice: z.string().nullable().describe('How to get the rest of a locked page.'),
      nextOffset: z
        .int()
        .nullable()
        .describe('The offset of the next part; null at the end of the page.'),
    }),
  },
} as const;
