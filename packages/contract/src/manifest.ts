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

/** Changes with the format. A server refuses a manifest of any other version. */
export const MANIFEST_VERSION = 2;

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
  /**
   * Every public page that has something gated: its file, below the public build, and the SHA-256 of it as
   * everyone gets it. What is not equal is of another build. See `./buildStamp`.
   */
  lockedPages: z.record(gatedFileSchema, z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Manifest = z.infer<typeof manifestSchema>;
