import { z } from 'zod';
import { accountRoutesSchema } from './accountRoutes';
import { plansSchema } from './plan';
import { unlistedSchema } from './unlisted';

/** See `Access` in `./access`, but never public: public pages and files are not in the manifest. */
const gatedAccessSchema = z.union([z.literal('members'), z.array(z.string()).readonly()]);

/** A relative path with `/` separators that stays inside its directory. */
const gatedFileSchema = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/, 'must stay inside the gated directory');

const routeSchema = z.strictObject({
  /** The gate's id: 10 hexadecimal digits derived from the source file's path. */
  id: z.string().min(1),
  access: gatedAccessSchema,
  /** The open page, already rendered. */
  html: gatedFileSchema,
  /** Readers without access must not learn that the page exists: it has no locked page. */
  unlisted: unlistedSchema.optional(),
});

const fileSchema = z.strictObject({
  access: gatedAccessSchema,
  /** The file to send. */
  file: gatedFileSchema,
  /** Belongs to unlisted pages: readers without access must not learn that it exists. */
  unlisted: z.literal(true).optional(),
});

const markdownSchema = z.strictObject({
  /** The site in `llms.txt`. See `./llmsFiles`. */
  site: z.strictObject({ title: z.string(), summary: z.string(), note: z.string() }),
  /** The origin of the links in the Markdown. */
  siteUrl: z.string(),
  /** The `LLMS_FILES` that the build wrote. A site may have its own in a static directory. */
  llmsFiles: z.array(z.string()),
  /** All pages with Markdown, including public ones, in the order of `llms.txt`. */
  pages: z.array(
    z.strictObject({
      /** The page's key in `routes`, which has its access. Public pages aren't in `routes`. */
      path: z.string().startsWith('/'),
      /** As in links. */
      href: z.string().startsWith('/'),
      title: z.string(),
      description: z.string(),
      /** The heading that it is listed under, or `null` if it is not listed. */
      section: z.string().nullable(),
      /** A `PageMarkdown` as JSON. */
      file: gatedFileSchema,
    }),
  ),
});

/** Changes with the format. The server refuses a manifest of any other version. */
export const MANIFEST_VERSION = 3;

/**
 * What the plugin records about a build for the server. Keys of `routes` and `files` are decoded
 * URL paths, with `baseUrl` and without a trailing slash (the root route is `baseUrl` itself).
 */
export const manifestSchema = z.strictObject({
  version: z.literal(MANIFEST_VERSION),
  /** The versions that made the build. */
  madeBy: z.strictObject({ plugin: z.string(), docusaurus: z.string() }),
  /** Changes with the gated output and the locked pages. The public build's stamp has the same id. */
  buildId: z.string().min(1),
  /** The public build, relative to the gated directory, with `/` separators. */
  publicDir: z.string().min(1),
  baseUrl: z.string().startsWith('/').endsWith('/'),
  /** The origin that browsers load gated files from. `null` for the site's own. */
  authUrl: z.string().nullable().default(null),
  plans: plansSchema,
  /** Where the account pages are. */
  accountRoutes: accountRoutesSchema,
  routes: z.record(z.string().startsWith('/'), routeSchema),
  files: z.record(z.string().startsWith('/'), fileSchema),
  /** `null` if the site turned it off. */
  markdown: markdownSchema.nullable().default(null),
  /**
   * Every public page that has gated content, as HTML and as Markdown: its file in the public build and
   * the SHA-256 of the locked page. A file that differs is from another build. See `./buildStamp`.
   */
  lockedPages: z.record(gatedFileSchema, z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type MarkdownManifest = z.infer<typeof markdownSchema>;
