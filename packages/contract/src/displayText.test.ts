import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayText, isVisible, visibleText } from './displayText';
import { nameSchema } from './nameSchema';

/** Terminal controls, marks that reorder or hide, line separators, lone surrogates. */
const DANGEROUS =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0001}-\u{e007f}]/u;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'Ada',
        ' ',
        '\n',
        '\r\n',
        '\t',
        '\u0085',
        '\u001b[31m',
        '\u001b]52;c;eA==\u0007',
        '\u009b31m',
        '\u202e',
        '\u2066',
        '\u061c',
        '\u200b',
        '\u200d',
        '\ufe0f',
        '\u3164',
        '\ud800',
        '\u0000',
        '\u2028',
        '👩‍🚀',
        'کتاب\u200cخانہ',
        '\u{e0041}',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('displayText', () => {
  it.each([
    ['  Ada\r\n Lovelace\t', 'Ada Lovelace'],
    ['a\u0000b\ud800c', 'a�b�c'],
    ['\u001b[2J\u001b]0;owned\u0007', '�[2J�]0;owned�'],
    ['\u009b31mred', '�31mred'],
    ['evil\u202eexe.txt', 'evilexe.txt'],
    ['\u2066Ada\u2069\u200e', 'Ada'],
    ['A\u200bd\ufeffa', 'Ada'],
    ['a \u200b b', 'a b'],
    ['a\u2028b', 'a b'],
    ['کتاب\u200cخانہ', 'کتاب\u200cخانہ'],
    ['👩‍🚀', '👩‍🚀'],
    ['葛\u{e0100}', '葛\u{e0100}'],
    ['\u200b\u3164', ''],
    [`${'x'.repeat(70)}`, `${'x'.repeat(59)}…`],
    ['\u202e \u0000'.repeat(350_000), `${'� '.repeat(30).slice(0, 59)}…`],
  ])('turns %j into one visible line (INP-10)', (input, line) => {
    expect(displayText(input, 60)).toBe(line);
  });

  it('leaves nothing that controls a terminal or reorders a page (INP-10)', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), (input, longest) => {
        const line = displayText(input, longest);
        expect(line).not.toMatch(DANGEROUS);
        expect(line).not.toContain('\n');
        expect([...line].length).toBeLessThanOrEqual(longest);
        expect(displayText(line, longest)).toBe(line);
        expect(visibleText(input)).not.toMatch(DANGEROUS);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a name', () => {
  it.each([
    '\u200b',
    '\u200b\u200b',
    '\u200d',
    '\u3164',
    '\u2800',
    '\u00ad',
    '\ufe0f',
    '\u0301',
    '\u202e',
    '\u2066\u2069',
    '\ufeff',
    '\u{e0041}',
    '\u00a0',
    ' \u2003 ',
    '',
    'a\u001bb',
    'a\u009bb',
    'a\u0085b',
    'a\nb',
    'a\ud800',
  ])('%j is refused (INP-10)', (name) => {
    expect(nameSchema(80).safeParse(name).success).toBe(false);
  });

  it.each(['Ada', '李', 'عائشہ', '👩‍🚀', 'é', '-', '0', "O'Neill, Jr.", 'کتاب\u200cخانہ'])(
    '%s is accepted unchanged',
    (name) => {
      expect(nameSchema(80).parse(name)).toBe(name);
    },
  );

  it('loses characters that would reorder the page around it (INP-10)', () => {
    expect(nameSchema(80).parse(' A\u202ed\u2066a ')).toBe('Ada');
  });

  it('is visible when accepted', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { data } = nameSchema(80).safeParse(input);
        if (data !== undefined) expect(isVisible(data)).toBe(true);
      }),
    );
  });
});
