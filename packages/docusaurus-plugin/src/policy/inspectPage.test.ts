import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inspectPage } from './inspectPage';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('inline scripts', () => {
  it('are hashed as a browser reads them: without decoding entities, with normalized line ends', () => {
    const { hashes } = inspectPage(
      `<script>a &amp;&amp; "<b>" </script><script type=module>\r\nb\rc</script>`,
    );
    expect(hashes).toEqual(new Set([hash('a &amp;&amp; "<b>" '), hash('\nb\nc')]));
  });

  it('are those that run, not data or files', () => {
    const { hashes } = inspectPage(
      `<script type=application/ld+json>{}</script><script src=/a.js></script><p>text</p>`,
    );
    expect(hashes).toEqual(new Set());
  });

  it('carry over to other pages when Docusaurus adds them to the head', () => {
    const { travelling } = inspectPage(`<script data-rh=true>a</script><script>b</script>`);
    expect(travelling).toEqual(new Set([hash('a')]));
  });
});

it('finds what a browser’s parser would load', () => {
  const html = `
    <link rel=stylesheet href=https://a.example/x.css><link rel=canonical href=https://b.example/>
    <script src=https://c.example/x.js></script><img src="data:image/png,"><img alt=none>
    <iframe src=https://d.example/></iframe><video><source src=/x.mp4></video>
    <a href=https://e.example/>e</a><form action=https://f.example/></form>`;
  expect(inspectPage(html).loads).toEqual([
    { directive: 'style-src', what: 'https://a.example/x.css' },
    { directive: 'script-src', what: 'https://c.example/x.js' },
    { directive: 'img-src', what: 'data:image/png,' },
    { directive: 'frame-src', what: 'https://d.example/' },
    { directive: 'media-src', what: '/x.mp4' },
    { directive: 'form-action', what: 'https://f.example/' },
  ]);
});

it('finds what no policy in a page can allow', () => {
  const html = `<p onclick="a()">x</p><base href=/x><a href=" JavaScript:b()">b</a><object></object>`;
  expect(inspectPage(html).loads.map(({ what }) => what)).toEqual([
    'the handler onclick in <p>',
    '<base>',
    'a "javascript:" link',
    '<object>',
  ]);
});

describe('a policy is inserted', () => {
  it.each([
    ['<!doctype html><html><head><meta charset=UTF-8>', '<title>x</title><meta charset=UTF-8>'],
    ['<!doctype html><html lang=en><head>', '<script>x</script><meta charset=UTF-8>'],
    ['<!doctype html>', '<title>x</title><p>y'],
  ])('after %s', (before, after) => {
    expect(inspectPage(before + after).insertAt).toBe(before.length);
  });

  it('in no file without a tag, which is a search engine’s verification file', () => {
    expect(inspectPage('google-site-verification: google123.html').insertAt).toBeNull();
  });
});
