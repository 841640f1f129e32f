import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { needsOfLoads, needsOfScript, inspectAssets } from './policyNeeds';

it.each([
  ['const a="data:image/png;base64,AA"', ['img-src data:']],
  ['f="data:font/woff2;base64,AA"', ['font-src data:']],
  ['f="data:application/font-woff;base64,AA"', ['font-src data:']],
  ['v="data:video/mp4;base64,AA"', ['media-src data:']],
  ['i.src=URL.createObjectURL(b)', ['img-src blob:']],
  ['new Worker(URL.createObjectURL(b))', ['img-src blob:', 'worker-src blob:']],
  ['const m=new MediaSource', ['media-src blob:']],
  ['WebAssembly.instantiateStreaming(fetch(u))', ["script-src 'wasm-unsafe-eval'"]],
  ['new Worker(new URL(e.p+e.u(7),e.b))', []],
  ['const text="data: image, WebAssembly, Worker"', []],
])('a script %s needs %j', (code, needs) => {
  expect(needsOfScript(code)).toEqual(needs);
});

it('inline sources are needed for fonts, images and media, and for nothing else', () => {
  const what = 'data:text/plain,';
  const needsOf = (directive: 'font-src' | 'script-src' | 'frame-src') =>
    needsOfLoads([{ directive, what }]);
  expect(needsOf('font-src')).toEqual(['font-src data:']);
  expect(needsOf('script-src')).toEqual([]);
  expect(needsOf('frame-src')).toEqual([]);
});

it('only public and gated files count', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'needs-'));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  };
  write(
    'build/a.css',
    '@font-face{src:url(data:font/woff2;base64,AA)}.a{b:url(https://x.example/a)}',
  );
  write('build/notes.txt', 'createObjectURL');
  write('gated/a.js', 'new MediaSource');
  const { needs, loads } = inspectAssets(
    ['build', 'gated'].map((name) => path.join(directory, name)),
  );
  expect([...needs]).toEqual(['font-src data:', 'media-src blob:']);
  expect(loads.get(path.join(directory, 'build/a.css'))).toHaveLength(2);
  rmSync(directory, { recursive: true });
});
