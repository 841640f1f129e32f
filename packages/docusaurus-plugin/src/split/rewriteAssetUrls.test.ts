import { describe, expect, it } from 'vitest';
import { rewriteAssetUrls } from './rewriteAssetUrls';

const assets = {
  gated: new Set(['assets/images/secret-1a2b.png', 'assets/files/paper-3c4d.pdf']),
  public: new Set(['assets/images/shared-5e6f.png']),
};
const origins = {
  gatedUrl: 'https://auth.example.com/gated',
  siteUrl: 'https://docs.example.com',
  baseUrl: '/base/',
};
const rewrite = (file: string, text: string) => rewriteAssetUrls(file, text, assets, origins);

describe('a gated script', () => {
  it.each([
    [
      'e.exports=n.p+"assets/images/secret-1a2b.png"',
      'e.exports="https://auth.example.com/gated"+n.p+"assets/images/secret-1a2b.png"',
    ],
    [
      'a=$r.p + `assets/files/paper-3c4d.pdf`,b=1',
      'a="https://auth.example.com/gated"+$r.p+"assets/files/paper-3c4d.pdf",b=1',
    ],
    [
      's=n.p+"assets/images/secret-1a2b.png 640w,"',
      's="https://auth.example.com/gated"+n.p+"assets/images/secret-1a2b.png 640w,"',
    ],
  ])('loads gated assets from the server: %s', (text, rewritten) => {
    expect(rewrite('assets/js/gated-x.js', text)).toBe(rewritten);
  });

  it('loads public assets from the site', () => {
    const text = 'e.exports=n.p+"assets/images/shared-5e6f.png"';
    expect(rewrite('assets/js/gated-x.js', text)).toBe(text);
  });

  it('that refers to a gated asset in another way fails the build', () => {
    expect(() => rewrite('x.js', 'fetch(base+"/assets/files/paper-3c4d.pdf")')).toThrow(
      /^x\.js refers to these gated files[^-]+- assets\/files\/paper-3c4d\.pdf\n/,
    );
  });
});

describe('a gated style', () => {
  it('refers to each asset by its full URL, because its origin differs from the page’s', () => {
    const text =
      '.a{background:url(/base/assets/images/secret-1a2b.png)}' +
      '.b{background:url("/base/assets/images/shared-5e6f.png")}.c{background:url(data:x)}';
    expect(rewrite('assets/css/x.css', text)).toBe(
      '.a{background:url(https://auth.example.com/gated/base/assets/images/secret-1a2b.png)}' +
        '.b{background:url("https://docs.example.com/base/assets/images/shared-5e6f.png")}' +
        '.c{background:url(data:x)}',
    );
  });
});
