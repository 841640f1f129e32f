/**
 * How a page carries its content security policy: in a `<meta>` tag of exactly this form, so that
 * it applies on every host, and the server can repeat it in a header.
 */
const BEFORE = '<meta http-equiv="Content-Security-Policy" content="';
const AFTER = '">';

/** @param policy without `"` and `&`, which no policy needs */
export function formatPagePolicy(policy: string): string {
  if (/["&<>]/.test(policy))
    throw new Error(`The policy contains characters that are not allowed: ${policy}`);
  return BEFORE + policy + AFTER;
}

/** The policy in a page, `null` if there is none. */
export function readPagePolicy(html: string): string | null {
  const start = html.indexOf(BEFORE);
  if (start === -1) return null;
  const end = html.indexOf(AFTER, start + BEFORE.length);
  return end === -1 ? null : html.slice(start + BEFORE.length, end);
}
