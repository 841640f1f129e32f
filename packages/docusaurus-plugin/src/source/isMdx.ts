import type { MarkdownConfig } from '@docusaurus/types';

/** Whether imports and exports in the file are what they look like: in plain Markdown they are text. */
export function isMdx(file: string, format: MarkdownConfig['format']): boolean {
  return format === 'mdx' || (format === 'detect' && file.endsWith('.mdx'));
}
