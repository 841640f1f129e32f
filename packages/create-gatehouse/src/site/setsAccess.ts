/**
 * Whether a source sets access, for a page, a section or a folder. Prefers false positives, because
 * it guards against publishing gated content.
 */
export function setsAccess(file: string, text: string): boolean {
  if (/_category_\.\w+$/.test(file)) return /\baccess/.test(text);
  const [frontMatter = ''] = /^---\r?\n[^]*?\n---/.exec(text) ?? [];
  return /^["']?access(?!["']?\s*:\s*["']?public\b)/m.test(frontMatter) || /<Gated\b/.test(text);
}
