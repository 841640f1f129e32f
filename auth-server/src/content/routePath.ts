/**
 * The path of a request, decoded, in the one spelling that the manifest has.
 *
 * @param raw the path as it was sent, without query
 * @returns `null` for every spelling with a second meaning: doubled slashes, `.` and `..`,
 *   backslashes, encoded separators, control characters, broken encoding. Some layer behind or
 *   before us would read them in another way than we do, and decide about another page.
 */
export function decodePath(raw: string): string | null {
  if (!raw.startsWith('/') || /\/\/|\\|%2f|%5c/i.test(raw)) return null;
  if (!raw.includes('%')) return hasDotSegment(raw) ? null : raw;
  try {
    const decoded = decodeURIComponent(raw);
    return hasDotSegment(decoded) || /\p{Cc}/u.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

function hasDotSegment(path: string): boolean {
  return path.includes('/.') && /\/\.\.?(?:\/|$)/.test(path);
}

/**
 * The name under which a page is known, whichever of its addresses was asked for: `/docs/a`,
 * `/docs/a/`, `/docs/a.html` and `/docs/a/index.html` are one page. The root is `''`.
 */
export function pageKey(path: string): string {
  return path.replace(/(?:\/index)?\.html$/, '').replace(/\/$/, '');
}
