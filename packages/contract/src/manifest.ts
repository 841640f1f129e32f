import { z } from 'zod';
import { accountRoutesSchema } from './accountRoutes';
import { plansSchema } from './plan';
import { unlistedSchema } from './unlisted';

/** See `Access` in `./access`, but never public: what is public is not in the manifest. */
const gatedAccessSchema = z.union([z.literal('members'), z.array(z.string()).readonly()]);

/** A path below a directory, with `/` between its parts and no way out of it. */
const gatedFileSchema = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/, 'must stay inside the gated directory');

const routeSchema = z.strictObject({
  /** The gate's id: 10 hexadecimal digits made from the source file's path. */
  id: z.string().min(1),
  access: gatedAccessSchema,
  /** The open page, already rendered. */
  html: gatedFileSchema,
  /** Who may not read the page must not learn that it exists: there is no locked page beside it. */
  unlisted: unlistedSchema.optional(),
});

const fileSchema = z.strictObject({
  access: gatedAccessSchema,
  /** The file to send. */
  file: gatedFileSchema,
  /** Of unlisted pages: who may not have it must not learn that it exists. */
  unlisted: z.literal(true).optional(),
});

const markdownSchema = z.strictObject({
  /** What `llms.txt` says of the site. See `./llmsFiles`. */
  site: z.strictObject({ title: z.string(), summary: z.string(), note: z.string() }),
  /** The origin that the Markdown names in its links. */
  siteUrl: z.string(),
  /** Those of `LLMS_FILES` that are the build's own: a site may have its own in a static directory. */
  llmsFiles: z.array(z.string()),
  /** All pages with Markdown, public ones too, as `llms.txt` lists them. */
  pages: z.array(
    z.strictObject({
      /** The key that the page has, or would have, in `routes`: these say what it requires. */
      path: z.string().startsWith('/'),
      /** The page's address as a link has it. */
      href: z.string().startsWith('/'),
      title: z.string(),
      description: z.string(),
      /** The heading that it is listed under; `null` when it is not listed. */
      section: z.string().nullable(),
      /** A `PageMarkdown` as JSON. */
      file: gatedFileSchema,
    }),
  ),
});

/** Changes with the format. A server refuses a manifest of any other version. */
export const MANIFEST_VERSION = 3;

/**
 * What the plugin tells the server about a build. Keys of `routes` and `files` are URL paths as a
 * browser sends them, decoded, with `baseUrl` and without a trailing slash (the root route is
 * `baseUrl` itself).
 */
export const manifestSchema = z.strictObject({
  version: z.literal(MANIFEST_VERSION),
  /** What made the build. */
  madeBy: z.strictObject({ plugin: z.string(), docusaurus: z.string() }),
  /** Changes whenever the gated output or a locked page does. The public build has it in its stamp. */
  buildId: z.string().min(1),
  /** The public build, from the gated directory, with `/` between its parts. */
  publicDir: z.string().min(1),
  baseUrl: z.string().startsWith('/').endsWith('/'),
  /** The origin that browsers load gated files from. `null`: the site's own. */
  authUrl: z.string().nullable().default(null),
  plans: plansSchema,
  /** Where the account pages are. */
  accountRoutes: accountRoutesSchema,
  routes: z.record(z.string().startsWith('/'), routeSchema),
  files: z.record(z.string().startsWith('/'), fileSchema),
  /** `null`: the site turned it off. */
  markdown: markdownSchema.nullable().default(null),
  /**
   * Every public page that has something gated, as HTML and as Markdown: its file, below the public build, and
   * the SHA-256 of it as everyone gets it. What is not equal is of another build. See `./buildStamp`.
   */
  lockedPages: z.record(gatedFileSchema, z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type MarkdownManifest = z.infer<typeof markdownSchema>;
