import { describe, expect, it } from 'vitest';
import { displayText, getGreetingName } from './displayText.js';

describe('displayText', () => {
  it.each([
    ['  Ada\r\n Lovelace\t', 'Ada Lovelace'],
    ['a\u0000b\ud800c', 'a b c'],
    ['evil\u202eexe.txt', 'evil exe.txt'],
    ['کتاب\u200cخانہ', 'کتاب\u200cخانہ'],
    ['👩‍🚀', '👩‍🚀'],
    [`${'x'.repeat(70)}`, `${'x'.repeat(59)}…`],
  ])('makes %j one clean line', (text, line) => {
    expect(displayText(60).parse(text)).toBe(line);
  });

  it('takes a megabyte in its stride (DOS-04)', () => {
    const start = performance.now();
    displayText(60).parse('\u202e \u0000'.repeat(350_000));
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('getGreetingName', () => {
  it.each(['Ada', 'J. R. R. Tolkien', '<img src=x onerror=alert(1)>', 'عائشہ', "O'Neill, Jr."])(
    'greets %s',
    (name) => {
      expect(getGreetingName(name)).toBe(name);
    },
  );

  it.each(['', 'Win at evil.example', 'https://evil', 'www.evil', 'a@evil', 'Klick auf böse.рф'])(
    'does not carry the advertisement %j',
    (name) => {
      expect(getGreetingName(name)).toBeNull();
    },
  );
});
