import fc from 'fast-check';

/** A placeholder for the sender's email address, replaced by {@link fill}. */
export const OWN_EMAIL = 'own@reader.example';
/** A placeholder for the id of the sender's session. */
export const OWN_SESSION = 'own-session';
/** A placeholder for the value of the sender's session cookie. */
export const OWN_COOKIE = 'own-signed-session';

/** A schema that doesn't restrict characters accepts some of these. */
export const STRANGE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\u202etxt.exe',
  '\ufeff',
  '\u007f',
  '\r\n',
  "' or 1=1 --",
  '"; drop table session; --',
  '<img src=x onerror=alert(1)>',
  '${7*7}',
  '%s%n',
  'a@b.example\r\nBcc: c@d.example',
  '../../..',
  'https://evil.example',
  '//evil.example',
  '__proto__',
  'constructor',
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '9'.repeat(400),
  'x'.repeat(10_000),
  '\u{1f600}'.repeat(300),
  'e\u0301'.repeat(200),
  OWN_EMAIL,
  OWN_SESSION,
];
const NUMBERS = [0, -0, -1, 0.1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1e308, 5e-324];
const OTHERS: unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  ['a@b.example'],
  { $ne: null },
  { toString: 1 },
];
/** Placeholders for nested lists of this depth, replaced by {@link fill}. */
const DEEP = ['deep-10', 'deep-1000', 'deep-4000', 'deep-9000'];

/** A value that no field expects. */
export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(...STRANGE_TEXTS, ...NUMBERS, ...OTHERS, ...DEEP),
  },
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.jsonValue(),
);

/** Replaces placeholders: for values that only the sender knows, and for values too long for a report. */
export function fill(
  text: string,
  sender: { email: string; session: string; cookie: string },
): string {
  return text
    .replaceAll(OWN_EMAIL, sender.email)
    .replaceAll(OWN_COOKIE, sender.cookie.slice(sender.cookie.indexOf('=') + 1))
    .replaceAll(OWN_SESSION, sender.session)
    .replace(/"deep-(\d+)"/g, (_name, depth: string) => '['.repeat(+depth) + ']'.repeat(+depth));
}
