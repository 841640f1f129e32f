import type { AllContent } from '@docusaurus/types';
import { z } from 'zod';
import { requireAssumption } from './requireAssumption';

/** For display only: another plugin may have put anything there. */
const text = z.string().optional().catch(undefined);

const pageSchema = z.object({
  /** `@site/docs/a.md`, see `sourcePath`. */
  source: z.string(),
  permalink: z.string(),
  title: text,
  description: text,
  /** Docusaurus' own "unlisted": public, but not in any list. */
  unlisted: z.boolean().default(false),
  tags: z
    .array(z.object({ label: z.string(), permalink: z.string(), description: text }))
    .default([]),
  authors: z.array(z.object({ name: text, title: text, description: text })).default([]),
  frontMatter: z.looseObject({ title: text, sidebar_label: text, title_meta: text }).default({}),
});

const docSchema = pageSchema.extend({
  id: z.string(),
  slug: z.string(),
  sourceDirName: z.string(),
});

const versionSchema = z.object({
  versionName: z.string(),
  label: z.string(),
  /** Whether this is the default version. */
  isLast: z.boolean().default(true),
  /** The address of its first page. */
  path: z.string(),
  /** Absolute. */
  contentPath: z.string(),
  docs: z.array(docSchema),
  drafts: z.array(z.object({ id: z.string(), source: z.string() })),
  sidebars: z.record(z.string(), z.array(z.custom<SidebarItem>((item) => item instanceof Object))),
});

const SCHEMAS = {
  docs: z.object({ loadedVersions: z.array(versionSchema) }),
  blog: z.object({
    blogPosts: z.array(z.object({ metadata: pageSchema })),
    blogTagsListPath: z.string(),
  }),
  pages: z.array(pageSchema.extend({ type: z.string() })),
};

/** A page as loaded by its content plugin. */
export type LoadedPage = z.output<typeof pageSchema>;
export type LoadedDoc = z.output<typeof docSchema>;
export type LoadedVersion = z.output<typeof versionSchema>;

/** The part of a docs plugin's sidebar items that the gate reads. */
export interface SidebarItem {
  type: string;
  /** For a doc. */
  id?: string;
  /** For a plain link. */
  href?: string;
  label?: string;
  /** For a category. */
  link?: { type: string; id?: string };
  items?: SidebarItem[];
}

/** What the content plugins have loaded: their instances, each with its id. */
export interface LoadedContent {
  docs: { id: string; versions: LoadedVersion[] }[];
  /** `tagsPath`: the address of a blog's list of tags, below the blog's own. */
  blogs: { id: string; posts: LoadedPage[]; tagsPath: string }[];
  pages: { id: string; pages: (LoadedPage & { type: string })[] }[];
}

/**
 * Parses the content that Docusaurus passes to `allContentLoaded`: only the parts the gate needs,
 * so that nothing else relies on its shape.
 *
 * @throws Error when it has an unexpected shape
 */
export function readLoadedContent(allContent: AllContent): LoadedContent {
  return {
    docs: instancesOf(allContent, 'docs').map(({ id, content }) => ({
      id,
      versions: content.loadedVersions,
    })),
    blogs: instancesOf(allContent, 'blog').map(({ id, content }) => ({
      id,
      posts: content.blogPosts.map(({ metadata }) => metadata),
      tagsPath: content.blogTagsListPath,
    })),
    pages: instancesOf(allContent, 'pages').map(({ id, content }) => ({ id, pages: content })),
  };
}

/** All Markdown pages of docs, blog and pages plugins. */
export function allPages({ docs, blogs, pages }: LoadedContent): LoadedPage[] {
  return [
    ...docs.flatMap(({ versions }) => versions.flatMap((version) => version.docs)),
    ...blogs.flatMap(({ posts }) => posts),
    ...pages.flatMap((instance) => instance.pages.filter(({ type }) => type === 'mdx')),
  ];
}

/** Relative to the site's directory, in Docusaurus's notation. */
export function sourcePath({ source }: { source: string }): string {
  return source.replace(/^@site\//, '');
}

/** An instance without content (its folder is missing) is left out. */
function instancesOf<Kind extends keyof typeof SCHEMAS>(
  allContent: AllContent,
  kind: Kind,
): { id: string; content: z.output<(typeof SCHEMAS)[Kind]> }[] {
  const plugin = `docusaurus-plugin-content-${kind}`;
  return Object.entries(allContent[plugin] ?? {})
    .filter(([, content]) => Boolean(content))
    .map(([id, content]) => {
      const parsed = SCHEMAS[kind].safeParse(content);
      const issues = parsed.error?.issues
        .slice(0, 3)
        .map(({ path: at, message }) => `${at.join('.')}: ${message}`);
      requireAssumption(
        parsed.success,
        `the content of ${plugin} (${id}) has an unexpected shape: ${issues?.join('; ')}`,
      );
      return { id, content: parsed.data as z.output<(typeof SCHEMAS)[Kind]> };
    });
}
