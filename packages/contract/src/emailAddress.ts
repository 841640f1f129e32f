/**
 * The one place that decides what an email address is, and how the database spells it. No
 * dependencies: the browser loads this file.
 */

/** RFC 5321, 4.5.3.1: the limits of a path (256 bytes with its angle brackets) and of a local part. */
const MAX_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;

/**
 * A local part: a subset of RFC 5322's dot-atom (3.2.3), and of what zod's `z.email()` accepts.
 * Better Auth checks addresses with that, and sign-in must not refuse an existing account's
 * address.
 */
const LOCAL = /^(?:[\w'+-]+\.)*[\w'+-]*[\w+-]$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
/** IP addresses have no top-level domain. */
const TOP_LEVEL = /^[a-z]{2,63}$/i;
const PRINTABLE_ASCII = /^[!-~]*$/;

export type ParsedEmail = { ok: true; email: string } | { ok: false; problem: string };

/**
 * Parses an address from a person, a provider, a file or a command line.
 *
 * Everything but printable ASCII is refused before case folding: `toLowerCase()` turns U+212A
 * (Kelvin sign) into `k`, and so one reader's address into another's (CWE-178). International
 * domains have an ASCII form (RFC 5891), which browsers fill in by themselves.
 *
 * @param input may be anything
 * @returns the address in lowercase, or the problem, worded to follow "The address"
 * @example
 * parseEmail('Ada@Example.com') // { ok: true, email: 'ada@example.com' }
 */
export function parseEmail(input: unknown): ParsedEmail {
  if (typeof input !== 'string' || input === '') return refuse('is missing');
  if (input.length > MAX_LENGTH) return refuse(`is longer than ${MAX_LENGTH} characters`);
  if (!PRINTABLE_ASCII.test(input)) {
    return refuse(
      'may only contain unaccented letters, digits and signs. Write an international domain as xn--…',
    );
  }
  const at = input.lastIndexOf('@');
  const local = input.slice(0, Math.max(at, 0));
  const labels = input.slice(at + 1).split('.');
  const isDomain =
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LEVEL.test(labels.at(-1) ?? '');
  if (at < 1 || !isDomain || local.length > MAX_LOCAL_LENGTH || !LOCAL.test(local)) {
    return refuse('is not an email address');
  }
  return { ok: true, email: input.toLowerCase() };
}

/** @returns the address as {@link parseEmail} spells it, or `null` for anything else */
export function foldEmail(input: unknown): string | null {
  const parsed = parseEmail(input);
  return parsed.ok ? parsed.email : null;
}

function refuse(problem: string): ParsedEmail {
  return { ok: false, problem };
}
