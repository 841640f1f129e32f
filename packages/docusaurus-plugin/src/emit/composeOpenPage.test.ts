import { describe, expect, it } from 'vitest';
import { composeOpenPage } from './composeOpenPage';

const open = {
  gateId: 'abc',
  appHtml: '<p>open $& $1</p>',
  scripts: ['/assets/js/gated-abc.1.js', '/assets/js/x.2.js'],
  styles: ['/assets/css/gated-abc.3.css'],
};

describe('composeOpenPage', () => {
  it('puts the open app into the public page, with its own scripts and styles first', () => {
    const html =
      '<!doctype html><html lang="en"><head><script>inline</script>' +
      '<script src="/runtime.js" defer="defer"></script><script src="/main.js" defer="defer"></script></head>' +
      '<body><script>theme</script><div id="__docusaurus"><div>locked</div></div><p>end</p></body></html>';
    expect(composeOpenPage(html, open)).toBe(
      '<!doctype html><html data-gate-open="abc" lang="en"><head><script>inline</script>' +
        '<link rel="stylesheet" href="/assets/css/gated-abc.3.css">' +
        '<script src="/assets/js/gated-abc.1.js" defer="defer"></script>' +
        '<script src="/assets/js/x.2.js" defer="defer"></script>' +
        '<script src="/runtime.js" defer="defer"></script><script src="/main.js" defer="defer"></script></head>' +
        '<body><script>theme</script><div id="__docusaurus"><p>open $& $1</p></div><p>end</p></body></html>',
    );
  });

  it('handles minified pages', () => {
    const html =
      '<!doctype html><html><title>a</title><script src=/main.js defer></script>' +
      '<body><div id=__docusaurus><p>locked<p>more</div>';
    expect(composeOpenPage(html, { ...open, scripts: [], styles: [] })).toBe(
      '<!doctype html><html data-gate-open="abc"><title>a</title><script src=/main.js defer></script>' +
        '<body><div id=__docusaurus><p>open $& $1</p></div>',
    );
  });

  it.each([
    ['<html><script src="/a.js" defer></script><body><p>no root', '<div id="__docusaurus">'],
    ['<html><body><div id="__docusaurus"></div>', '<script src defer>'],
    ['<div id="__docusaurus"></div><script src="/a.js" defer></script>', '<html>'],
    [
      '<html><body><script src="/a.js" defer></script><div id="__docusaurus"><p>unclosed',
      'the end of <div id="__docusaurus">',
    ],
  ])('refuses %j, which has no %s', (html, missing) => {
    expect(() => composeOpenPage(html, open)).toThrow(
      `The public page has no ${missing}, so the gate can't create its open version.`,
    );
  });
});
