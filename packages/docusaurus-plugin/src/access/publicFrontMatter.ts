/**
 * The front matter that a locked page needs: all keys that Docusaurus, its theme and the gate read.
 * Anything else that an author or a generator writes there is part of the page's content.
 *
 * @see https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter
 */
const PUBLIC_KEYS: ReadonlySet<string> = new Set([
  'title',
  'title_meta',
  'description',
  'keywords',
  'image',
  'tags',
  'slug',
  'id',
  'hide_title',
  'hide_table_of_contents',
  'toc_min_heading_level',
  'toc_max_heading_level',
  'sidebar_label',
  'sidebar_key',
  'sidebar_position',
  'sidebar_class_name',
  'sidebar_custom_props',
  'displayed_sidebar',
  'parse_number_prefixes',
  'pagination_label',
  'pagination_next',
  'pagination_prev',
  'wrapperClassName',
  'custom_edit_url',
  'last_update',
  'draft',
  'unlisted',
  'mdx',
  // For blog posts, including the spellings of older versions.
  'date',
  'authors',
  'author',
  'author_title',
  'author_url',
  'author_image_url',
  'authorTitle',
  'authorURL',
  'authorImageURL',
  'access',
  'access_all_versions',
  'listed',
]);

export const isPublicKey = (key: string): boolean => PUBLIC_KEYS.has(key);

/** The public part of a gated page's front matter. */
export function publicFrontMatter(frontMatter: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(frontMatter).filter(([key]) => isPublicKey(key)));
}
