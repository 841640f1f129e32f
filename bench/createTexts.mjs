/** A Lehmer generator: the same sequence for a seed, from 0 up to 1. */
export function createRandom(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * A few words are frequent and most are rare, as in any text.
 *
 * @param {() => number} random
 * @param {string} [ending] suffix of the names in code, to make them differ between texts
 */
export function createTexts(random, ending = '') {
  const syllables = [
    'ro',
    'ta',
    'ke',
    'sig',
    'ning',
    'pre',
    'mi',
    'um',
    'con',
    'fi',
    'gu',
    'ration',
  ];
  const word = () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      syllables.at(Math.floor(random() * syllables.length)),
    ).join('');
  const vocabulary = Array.from({ length: 12_000 }, word);
  const pick = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)];
  const name = () => pick() + ending;
  return {
    sentence: () => `${Array.from({ length: 16 }, pick).join(' ')}.`,
    line: () => `const ${name()} = ${name()}.${name()}('${name()}', { ${name()}: ${name()} });`,
  };
}
