/**
 * Docusaurus's name for a file that Markdown links to: the author's name, and a hash of its
 * contents.
 */
const LINKED_FILE = /\/assets\/files\/([^/]+)-[\da-f]{8,}(\.[^./]+)$/;

/** The author's name of a linked file; `undefined` for any other address. */
export function fileNameOf(href: string | undefined): string | undefined {
  const found = LINKED_FILE.exec(href ?? '');
  return found ? decodeURIComponent(`${found[1]}${found[2]}`) : undefined;
}
