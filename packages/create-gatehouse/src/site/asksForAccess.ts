/**
 * Whether a source asks for readers, as a page, in a section or for its folder. Rather once too often: it
 * guards against publishing what someone has gated.
 */
export function asksForAccess(file: string, text: string): boolean {
  if (/_category_\.\w+$/.test(file)) return /\baccess/.test(text);
  const [frontMatter = ''] = /^---\r?\n[^]*?\n---/.exec(text) ?? [];
  return /^["']?access(?!["']?\s*:\s*["']?public\b)/m.test(frontMatter) || /<Gated\b/.test(text);
}
