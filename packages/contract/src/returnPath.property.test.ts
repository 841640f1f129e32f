import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_ROUTES } from './accountPages';
import { safeReturnPath } from './returnPath';

const SITE = 'https://docs.example.com';
const at = (baseUrl: string) => ({ origin: SITE, baseUrl, routes: DEFAULT_ROUTES });
const to = (input: unknown) => safeReturnPath(input, at('/'));

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '\\',
        '..',
        '.',
        '%2e',
        '%2E%2e',
        '%2f',
        '%252f',
        '%5c',
        '%',
        '@',
        ':',
        '?',
        '#',
        '\t',
        '\n',
        '\r',
        '\0',
        ' ',
        '\u200b',
        '\ufeff',
        '\u2028',
        '／',
        '＼',
        '。',
        '‥',
        '\ud800',
        'evil.example',
        SITE,
        'https:',
        'javascript:',
        'help',
        'docs',
        'api',
        'sign-in',
        'é',
        '日本',
        'next=',
        '&',
        '%00',
        '%0d%0a',
        '[',
        ']',
        '|',
        ';',
        "'",
        '"',
        '<',
        'x'.repeat(700),
        '語'.repeat(300),
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
const anyInput = fc.oneof(
  hostile,
  hostile.map((rest) => `/${rest}`),
  hostile.map((rest) => `/help/${rest}`),
  hostile.map((rest) => SITE + rest),
);

it('stays on the site below its base, and is a fixed point, for any input (RED-06) (RED-07) (RED-08)', () => {
  fc.assert(
    fc.property(anyInput, fc.constantFrom('/', '/help/', '/é/'), (input, baseUrl) => {
      const back = safeReturnPath(input, at(baseUrl));
      const url = new URL(back, `${SITE}${baseUrl}sign-in`);
      expect(url.origin).toBe(SITE);
      expect(url.href).toBe(SITE + back);
      expect(back.startsWith(encodeURI(baseUrl))).toBe(true);
      expect(back).not.toMatch(/^\/[/\\]/);
      expect(back).toMatch(/^[\x21-\x7e]{1,2048}$/);
      expect(safeReturnPath(back, at(baseUrl))).toBe(back);
    }),
    { numRuns: 1500 },
  );
});

it('returns to every page, whatever characters its address has (RED-11)', () => {
  const letter = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
    .filter((text) => !/[/\\?#%]|[\p{C}\p{Z}]/u.test(text.normalize('NFKC')));
  const segment = fc
    .tuple(letter, fc.array(fc.oneof(letter, fc.constant(' ')), { maxLength: 8 }), letter)
    .map(([first, rest, last]) => first + rest.join('') + last)
    .filter((text) => !/^\.+$/.test(text.normalize('NFKC')));
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 3 }), (segments) => {
      const page = new URL(`${SITE}/docs/${segments.map(encodeURIComponent).join('/')}`);
      expect(to(decodeURIComponent(page.pathname))).toBe(
        new URL(decodeURIComponent(page.href)).pathname,
      );
      expect(to(page.pathname)).toBe(page.pathname);
    }),
  );
});
