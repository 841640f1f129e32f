import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { foldEmail, parseEmail } from './emailAddress';
import { emailSchema } from './emailSchema';

const REFUSED = null;
const labels = `${'a'.repeat(49)}.`.repeat(4);
/** An address with this many bytes and a short local part. */
const ofLength = (bytes: number) => `ada@${labels}${'a'.repeat(bytes - 208)}.com`;

describe('parseEmail', () => {
  it.each([
    ['a plain address', 'ada@example.com', 'ada@example.com'],
    ['upper case', 'Ada.LOVELACE@Example.COM', 'ada.lovelace@example.com'],
    ['a plus tag, which is another address', 'ada+docs@example.com', 'ada+docs@example.com'],
    ['an apostrophe', "o'neill@example.com", "o'neill@example.com"],
    ['254 bytes', ofLength(254), ofLength(254)],
    ['255 bytes', ofLength(255), REFUSED],
    ['320 bytes', `${'a'.repeat(64)}@${labels}${'a'.repeat(51)}.com`, REFUSED],
    ['321 bytes', `${'a'.repeat(65)}@${labels}${'a'.repeat(51)}.com`, REFUSED],
    ['a local part of 64 bytes', `${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    ['a local part of 65 bytes', `${'a'.repeat(65)}@example.com`, REFUSED],
    ['a label of 64 bytes', `ada@${'a'.repeat(64)}.com`, REFUSED],
    ['CR and LF', 'ada@example.com\r\nBcc: eve@evil.example', REFUSED],
    ['LF at the end', 'ada@example.com\n', REFUSED],
    ['NUL', 'ada\0@example.com', REFUSED],
    ['a space before it', ' ada@example.com', REFUSED],
    ['a space in it', 'ada lovelace@example.com', REFUSED],
    ['a no-break space', 'ada\u00a0@example.com', REFUSED],
    ['a quoted local part', '"ada lovelace"@example.com', REFUSED],
    ['an IP address', 'ada@[1.2.3.4]', REFUSED],
    ['an IP address without brackets', 'ada@1.2.3.4', REFUSED],
    ['a host without a domain', 'ada@localhost', REFUSED],
    ['a dot at the end', 'ada@example.com.', REFUSED],
    ['a dot at the start', '.ada@example.com', REFUSED],
    ['two dots', 'ada..lovelace@example.com', REFUSED],
    ['two addresses', 'ada@example.com,eve@evil.example', REFUSED],
    ['a name', 'Ada <ada@example.com>', REFUSED],
    ['a comment', 'ada(comment)@example.com', REFUSED],
    ['a source route', 'ada%example.com@evil.example', REFUSED],
    ['two at signs', 'ada@example.com@evil.example', REFUSED],
    ['no at sign', 'not-an-email', REFUSED],
    ['an IDN as U-label', 'ada@bücher.example', REFUSED],
    ['an IDN as A-label', 'ada@XN--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['Cyrillic а', '\u0430da@example.com', REFUSED],
    ['the ligature ﬁ', 'o\ufb01ce@example.com', REFUSED],
    ['the Kelvin sign', '\u212aim@example.com', REFUSED],
    ['the Kelvin sign in the domain', 'ada@\u212aim.example', REFUSED],
    ['Turkish İ', 'ad\u0130@example.com', REFUSED],
    ['Turkish ı', 'ad\u0131@example.com', REFUSED],
    ['the long s', 'bo\u017fs@example.com', REFUSED],
    ['full-width letters', '\uff41da@example.com', REFUSED],
    ['a full-width at sign', 'ada\uff20example.com', REFUSED],
    ['an ideographic full stop', 'ada@example\u3002com', REFUSED],
    ['a zero-width space', 'ada\u200b@example.com', REFUSED],
    ['an escape sequence', 'ada\u001b[31m@example.com', REFUSED],
    ['a C1 control', 'ada\u009b31m@example.com', REFUSED],
    ['a right-to-left override', '\u202eada@example.com', REFUSED],
    ['a lone surrogate', 'ada\ud800@example.com', REFUSED],
    ['nothing', '', REFUSED],
    ['no text', ['ada@example.com'], REFUSED],
    ['null', null, REFUSED],
  ])('has one result for %s (INP-07)', (_what, input, email) => {
    expect(foldEmail(input)).toBe(email);
  });

  it('describes the problem, and how to write an international domain', () => {
    expect(parseEmail('ada@bücher.example')).toMatchObject({ problem: /xn--/ });
    expect(parseEmail(ofLength(255))).toEqual({
      ok: false,
      problem: 'is longer than 254 characters',
    });
    expect(emailSchema.safeParse('ada').error?.issues[0]?.message).toBe('is not an email address');
  });

  /** Characters that attackers and keyboards put into addresses, in the usual places. */
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'ada',
          '@',
          '.',
          'example',
          'com',
          "'",
          '+',
          '-',
          '_',
          ' ',
          '\n',
          '"',
          'xn--p1ai',
          '\u212a',
          'k',
          'K',
          '\u0130',
          'i',
          'I',
          '\u0131',
          '\u017f',
          's',
          '\ufb01',
          '\uff41',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join(''));
  const any = fc.oneof(fc.emailAddress(), hostile);

  it("returns a spelling that further case folding doesn't change (INP-07)", () => {
    fc.assert(
      fc.property(any, (input) => {
        const email = foldEmail(input);
        if (email === null) return;
        expect(foldEmail(email)).toBe(email);
        expect(email).toMatch(/^[!-~]{1,254}$/);
        expect(email).toBe(email.toLowerCase());
        expect(email).toBe(email.toLocaleLowerCase('tr'));
        expect(email).toBe(email.normalize('NFKC'));
        // Better Auth checks addresses with this at sign-in.
        expect(z.email().safeParse(email).success).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses input that only case folding turns into an address (INP-07)', () => {
    fc.assert(
      fc.property(any, fc.constantFrom('\u212a', '\u0130', '\ufb01', '\uff41'), (input, letter) => {
        const at = input.length >> 1;
        expect(foldEmail(input.slice(0, at) + letter + input.slice(at))).toBeNull();
      }),
    );
  });
});
