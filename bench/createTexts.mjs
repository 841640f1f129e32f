/** Always the same numbers for a seed, from 0 up to 1: a generator of Lehmer's. */
export function createRandom(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * Few words are frequent and most of them rare, as in any text.
 *
 * @param {() => number} random
 */
export function createTexts(random) {
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
  return {
    sentence: () => `${Array.from({ length: 16 }, pick).join(' ')}.`,
    line: () => `const ${pick()} = ${pick()}.${pick()}('${pick()}', { ${pick()}: ${pick()} });`,
  };
}
