import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointToServer } from './pointToServer';

const ORIGINS = {
  gatedUrl: 'https://auth.example.com/gated',
  siteUrl: 'https://docs.example.com',
  baseUrl: '/',
};
const FILES = {
  'html/page.html':
    '<link href="/css/all.1.css"><img src="/img/own.2.png"><img src="/img/known.3.png">',
  'files/css/all.1.css': 'a{background:url(/img/known.3.png)}',
  'files/main.5.js':
    'x=n.p+"img/own.2.png",y=n.p+"img/known.3.png",z=JSON.parse("gated-content: moved files")',
  'files/img/own.2.png': '',
  'md/page.json': JSON.stringify({
    body: '![](https://docs.example.com/img/own.2.png) [a](https://docs.example.com/img/known.3.png)',
  }),
};
/** All public assets of the group's build: the last one is also public in the public build. */
const ASSETS = ['css/all.1.css', 'main.5.js', 'img/own.2.png', 'img/known.3.png'];

const WORKERS = new Map([['own-worker.6.js', 'worker.7.js']]);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'point-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const read = (name: string) => readFileSync(path.join(directory, name), 'utf8');
const merged = { pages: ['html/page.html'], markdown: ['md/page.json'], files: ASSETS.slice(0, 3) };

describe('the unlisted pages of a group', () => {
  it('load their own files from the server, and shared ones from the site', () => {
    pointToServer({ ...merged, assets: ASSETS, workers: WORKERS }, directory, ORIGINS);
    expect(read('html/page.html')).toBe(
      '<link href="https://auth.example.com/gated/css/all.1.css" crossorigin="use-credentials">' +
        '<img src="https://auth.example.com/gated/img/own.2.png"><img src="/img/known.3.png">',
    );
    expect(read('md/page.json')).toBe(
      JSON.stringify({
        body: '![](https://auth.example.com/gated/img/own.2.png) [a](https://docs.example.com/img/known.3.png)',
      }),
    );
    expect(read('files/css/all.1.css')).toBe(
      'a{background:url(https://docs.example.com/img/known.3.png)}',
    );
    expect(read('files/main.5.js')).toBe(
      'x="https://auth.example.com/gated"+n.p+"img/own.2.png",y=n.p+"img/known.3.png",' +
        'z=JSON.parse("{\\"css/all.1.css\\":1,\\"main.5.js\\":1,\\"own-worker.6.js\\":\\"worker.7.js\\"}")',
    );
  });
});
