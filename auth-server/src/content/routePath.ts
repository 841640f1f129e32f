/**
 * The decoded path of a request, spelled as in the manifest.
 *
 * @param raw the path as sent, without the query string
 * @returns `null` for every ambiguous spelling: doubled slashes, `.` and `..`, backslashes, encoded
 *   separators, control characters, broken encoding. A layer in front of the server or behind it could
 *   interpret it differently, and decide about another page.
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
 * The key of a page, the same for all its URLs: `/docs/a`, `/docs/a/`, `/docs/a.html` and
 * `/docs/a/index.html` are one page. The root is `''`.
 */
export function pageKey(path: string): string {
  return path.replace(/(?:\/index)?\.html$/, '').replace(/\/$/, '');
}
