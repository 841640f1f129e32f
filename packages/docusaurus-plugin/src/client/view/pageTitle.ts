import type { PageContent } from '../gate';

export function pageTitle(content: PageContent): string {
  const { metadata, frontMatter } = content as {
    metadata?: { title?: string };
    frontMatter?: { title?: string };
  };
  return metadata?.title ?? frontMatter?.title ?? '';
}
