import { expect, it } from 'vitest';
import { findRepeatedText } from './findRepeatedText';

const BODY =
  '# Keys\n\nA teaser.\n\n{/* truncate */}\n\nRotate the [signing key](./key.mdx) once *a month*, always.\n';
const pageWith = (key: string, value: string) =>
  `---\ntitle: Keys\n${key}: ${value}\n---\n\n${BODY}`;
const REPEATED = 'All on keys. Rotate the signing key once a month, always.';

it.each(['description', 'keywords', 'sidebar_custom_props'])(
  'front matter that repeats gated text is found: %s',
  (key) => {
    expect(findRepeatedText(pageWith(key, REPEATED), { title: 'Keys', [key]: [REPEATED] })).toEqual(
      [{ line: 3, key, text: 'Rotate the signing key once a month, always.' }],
    );
  },
);

it('names, short texts, gated keys and text that isn’t repeated are ignored', () => {
  const own = {
    title: REPEATED,
    api: REPEATED,
    description: 'A teaser.',
    keywords: ['signing key', 'a month'],
  };
  expect(findRepeatedText(pageWith('description', 'A teaser.'), own)).toEqual([]);
});
