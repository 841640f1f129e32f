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

/** Changes with the format. The server refuses a manifest of any other version. */
export const MANIFEST_VERSION = 2;

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
  /**
   * Every public page that has gated content: its file below the public build, and the SHA-256 of
   * the locked page. A file that differs is from another build. See `./buildStamp`.
   */
  lockedPages: z.record(gatedFileSchema, z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Manifest = z.infer<typeof manifestSchema>;
