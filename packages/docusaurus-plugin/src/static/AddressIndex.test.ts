import { describe, expect, it } from 'vitest';
import { AddressIndex } from './AddressIndex';

const FILES = [
  'img/card.jpg',
  'files/list.tar.gz',
  'img/größe (2).png',
  'demo/index.html',
  'a.html',
];
const index = new AddressIndex(FILES, {
  url: 'https://docs.example.com',
  baseUrls: ['/base/', '/base/fr/'],
});
const named = (text: string, directory?: string) => [...index.namedIn(text, directory)];

describe('a static file is found', () => {
  it.each([
    '<img src="/base/img/card.jpg">',
    '<img src=/base/img/card.jpg alt>',
    'srcset="/base/img/card.jpg 2x,/base/img/other.jpg 1x"',
    'src:"/img/card.jpg"',
    'd("img/card.jpg")',
    '<meta content="https://docs.example.com/base/img/card.jpg">',
    'href:"pathname:///base/fr/img/card.jpg#top"',
    'url(../../img/card.jpg)',
    String.raw`JSON.parse("{\"image\":\"\/base\/img\/card.jpg\"}")`,
    'See /img/card.jpg.',
  ])('in %s', (text) => {
    expect(named(text)).toEqual(['img/card.jpg']);
  });

  it.each([
    'src="https://cdn.example.com/img/card.jpg"',
    'src="/base/docs/img/card.jpg"',
    'src="/img/card.jpg.map"',
    'src="/img/card.jpgs"',
    'src="/img/business-card.jpg"',
    'src="//img/card.jpg"',
  ])('not in %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('with letters and punctuation in several notations', () => {
    for (const text of [
      '"/img/größe (2).png"',
      '"/img/gr%C3%B6%C3%9Fe%20(2).png"',
      String.raw`"/img/gr\xf6\xdfe (2).png"`,
      String.raw`"/img/gr\u00f6\u00dfe (2).png"`,
    ]) {
      expect([text, named(text)]).toEqual([text, ['img/größe (2).png']]);
    }
    expect(named('"/other/img/größe (2).png"')).toEqual([]);
  });

  it('if it is a page, also without its extension', () => {
    for (const text of ['"/demo/"', '"pathname:///base/demo?a"', '"/demo/index.html"']) {
      expect([text, named(text)]).toEqual([text, ['demo/index.html']]);
    }
    expect(named('href="/a"')).toEqual(['a.html']);
    expect(named('href="/demo/other"')).toEqual([]);
  });

  it('by a static file next to it', () => {
    expect(named('<img src="card.jpg">', 'img')).toEqual(['img/card.jpg']);
    expect(named('<img src="../img/card.jpg">', 'files')).toEqual(['img/card.jpg']);
    expect(named('<img src="card.jpg">', 'files')).toEqual([]);
    expect(named('"list.tar.gz"', 'files')).toEqual(['files/list.tar.gz']);
  });
});
