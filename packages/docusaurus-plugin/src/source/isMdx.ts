import type { MarkdownConfig } from '@docusaurus/types';

/** Whether the file can have imports and exports: in plain Markdown, they are text. */
export function isMdx(file: string, format: MarkdownConfig['format']): boolean {
  return format === 'mdx' || (format === 'detect' && file.endsWith('.mdx'));
}
