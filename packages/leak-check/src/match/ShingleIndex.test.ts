import { describe, expect, it } from 'vitest';
import { ShingleIndex } from './ShingleIndex';

const SENTENCE = 'Rotate the “signing” key: it’s worth a naïve reader’s ten minutes.';

function isFound(text: string, haystack: string | Uint8Array): boolean {
  const index = new ShingleIndex<string>();
  index.add(text, text);
  const found = new Set<number>();
  index.find(typeof haystack === 'string' ? Buffer.from(haystack) : haystack, found);
  return found.size > 0;
}

describe('ShingleIndex', () => {
  it.each([
    ['verbatim', SENTENCE],
    ['in upper case', SENTENCE.toUpperCase().replace('NAÏVE', 'NAïVE')],
    ['over several lines', SENTENCE.replaceAll(' ', '\r\n  ')],
    ['in JSON', JSON.stringify({ a: SENTENCE })],
    ['in JSON with its line ends escaped', JSON.stringify(SENTENCE.replaceAll(' ', '\n'))],
    ['in JSON in JavaScript', `JSON.parse(${JSON.stringify(JSON.stringify(SENTENCE))})`],
    [
      'in ASCII-only JavaScript',
      `"Rotate the \\u201csigning\\u201d key: it\\u2019s worth a na\\xefve"`,
    ],
    ['with code points in braces', `"rotate the signing key it s worth a na\\u{ef}ve"`],
    [
      'in HTML',
      `<p>Rotate the &ldquo;signing&rdquo; key: it&#x27;s worth a na&#239;ve</p>`.replace(
        /&.dquo;/g,
        '&quot;',
      ),
    ],
    ['in HTML in XML', `&lt;p&gt;Rotate the "signing" key: it&amp;#x27;s worth a naïve&lt;/p&gt;`],
    ['in a URL', encodeURIComponent(SENTENCE)],
    ['in a URL in a URL', encodeURIComponent(encodeURIComponent(SENTENCE))],
    ['with named entities', 'Rotate the &ldquo;signing&rdquo; key:&nbsp;it&rsquo;s worth a'],
    [
      'with a tag around every word',
      SENTENCE.split(' ')
        .map((w) => `<span class="a b">${w}</span>`)
        .join(' '),
    ],
    ['with comments between its words', SENTENCE.replaceAll(' ', '<!-- --> ')],
    ['in an attribute', `<img alt="${SENTENCE}">`],
    ['cut off after eight words', 'Rotate the signing key: it’s worth a…'],
    [
      "among bytes that aren't text",
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0xe2, 0x28]), Buffer.from(` ${SENTENCE}`)]),
    ],
  ])('finds a sentence %s', (_how, haystack) => {
    expect(isFound(SENTENCE, haystack)).toBe(true);
  });

  it.each([
    ['seven of its words', 'Rotate the signing key: it’s worth'],
    [
      'its words in another order',
      'worth it’s key signing the Rotate naïve a reader’s ten minutes',
    ],
    ['its words with others between', SENTENCE.replaceAll(' ', ' and ')],
    ['parts of its words', 'Rotates the signings keys its worths as naively read'],
  ])('does not match %s', (_what, haystack) => {
    expect(isFound(SENTENCE, haystack)).toBe(false);
  });

  it('finds a short text only as a whole', () => {
    const text = 'Kubernetes operator deployment guide';
    expect(isFound(text, '<b>kubernetes <i>operator</i> deployment guide</b>')).toBe(true);
    expect(isFound(text, '<b title="kubernetes operator deployment guide">1</b>')).toBe(true);
    expect(isFound(text, 'kubernetes operator deployment')).toBe(false);
    expect(isFound(text, '<b title="kubernetes operator">deployment guide</b>')).toBe(false);
  });

  it('finds a distinctive word by itself', () => {
    expect(isFound('The key is sk9f2ab77c1d, as you know it', 'x=sk9f2ab77c1d;')).toBe(true);
  });

  it.each(['sk9f2ab77c1d', 'k7q2m9x4', '3f2a9b1c'])('treats %s as distinctive', (word) => {
    expect(isFound(`It is ${word}.`, `<p>${word}</p>`)).toBe(true);
  });

  it.each([
    'npm install',
    'base64url',
    'utf8mb4',
    'return null;',
    'Yes',
    'ES2022',
    '2026-11-21',
    '',
  ])('ignores %j, which is not significant', (text) => {
    expect(new ShingleIndex<string>().add(text, text)).toBe(false);
  });

  it('reads writing systems without spaces character by character', () => {
    expect(isFound('署名鍵を毎月交換してください。', '"…署名鍵を毎月交換…"')).toBe(true);
    expect(isFound('署名鍵を毎月交換してください。', '"署名鍵を毎日交換"')).toBe(false);
  });

  it.each(['a ', 'a中', '中', '\\x61 ', '\\u4e2d'])(
    'reads a text of the shortest words to its end: %j',
    (word) => {
      expect(isFound(SENTENCE, `${word.repeat(5000)}"${SENTENCE}`)).toBe(true);
    },
  );

  it('returns every text that a match may come from', () => {
    const index = new ShingleIndex<string>();
    index.add('One sentence that two pages have', 'a');
    index.add('one sentence – that two pages have', 'b');
    const found = new Set<number>();
    index.find(Buffer.from('One sentence that two pages have.'), found);
    expect([...found].flatMap((fingerprint) => index.textsOf(fingerprint))).toEqual(['a', 'b']);
  });
});
