import { expect, it } from 'vitest';
import { rewriteAddresses } from './rewriteAddresses';

const rewrite = (script: string) =>
  rewriteAddresses(script, ['files/price list.pdf', 'img/card.jpg'], {
    gatedUrl: 'https://auth.example.com/gated',
    baseUrl: '/base/',
  });
const CARD = '"https://auth.example.com/gated/base/img/card.jpg"';

it('a gated script refers to static files on the server, in any notation', () => {
  for (const address of [
    '"/img/card.jpg"',
    "'img/card.jpg'",
    '`/base/img/card.jpg`',
    '"pathname:///img/card.jpg"',
  ]) {
    expect(rewrite(`f(${address})`)).toBe(`f(${CARD})`);
  }
  expect(rewrite('"a b","/img/card.jpg#top","c"')).toBe(
    '"a b","https://auth.example.com/gated/base/img/card.jpg#top","c"',
  );
  expect(rewrite('"pathname:///files/price%20list.pdf"')).toBe(
    '"https://auth.example.com/gated/base/files/price%20list.pdf"',
  );
});

it('other strings stay unchanged', () => {
  for (const script of ['"/img/card.jpg is nice"', 'a+"img/card.jpg"', '"/other/img/card.jpg"']) {
    expect(rewrite(script)).toBe(script);
  }
});
