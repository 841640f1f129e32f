import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writePolicies } from './writePolicies';
import { inspectPages } from './inspectPages';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'gated-content-'));
  for (const name of ['build', 'open']) mkdirSync(path.join(directory, name));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const write = (name: string, html: string) => writeFileSync(path.join(directory, name), html);
const read = (name: string) => readFileSync(path.join(directory, name), 'utf8');
const hashesOf = (name: string) =>
  readPagePolicy(read(name))?.match(/'sha256-[^']+'/g)?.length ?? 0;
const writeAll = () =>
  writePolicies(
    {
      openDir: path.join(directory, 'open'),
      assetDirs: [path.join(directory, 'build')],
      url: 'https://docs.example.com/',
      authUrl: null,
      allowed: {},
    },
    inspectPages(path.join(directory, 'build')),
  );

it('gives each page the hashes of its scripts, and of those that carry over from others', () => {
  write('build/a.html', '<html><head></head><script>a</script><script data-rh=true>b</script>');
  write('build/moved.html', '<html><head></head><script>location.href="/a"</script>');
  write('build/text.txt', '<script>');
  writeAll();
  expect(hashesOf('build/a.html')).toBe(2);
  expect(hashesOf('build/moved.html')).toBe(2);
  expect(read('build/text.txt')).toBe('<script>');
});

it('names no scripts of open pages in other pages, because an open page may be unlisted', () => {
  write('build/a.html', '<html><head></head><script data-rh=true>a</script>');
  write('open/b.html', '<html><head></head><script data-rh=true>b</script>');
  writeAll();
  expect([hashesOf('build/a.html'), hashesOf('open/b.html')]).toEqual([1, 2]);
});

it('allows what the site’s stylesheets and scripts need, and lists what is blocked', () => {
  write('build/a.html', '<html><head></head><p>a');
  write('build/a.css', '@font-face{src:url(data:font/woff2;base64,AA==)}');
  write('build/a.js', 'URL.createObjectURL(b)');
  writeAll();
  const policy = readPagePolicy(read('build/a.html')) ?? '';
  expect(policy).toContain(";img-src 'self' blob:;font-src 'self' data:;media-src 'self';");

  write('build/a.css', '@import "https://fonts.example.com/a.css";');
  expect(writeAll).toThrow(/style-src https:\/\/fonts\.example\.com: .*a\.css\n/);
});

it('leaves pages that have a policy unchanged', () => {
  write('build/a.html', '<html><head></head><p>a');
  writeAll();
  const once = read('build/a.html');
  writeAll();
  expect(read('build/a.html')).toBe(once);
});

it('writes nothing when a page loads what is blocked, and says what to do', () => {
  write('build/a.html', '<html><head></head><p>a');
  write('build/b.html', '<html><head></head><img src=https://images.example.com/x.png>');
  expect(writeAll).toThrow(
    /img-src https:\/\/images\.example\.com: .*b\.html\n.*\n {2}contentSecurityP/,
  );
  expect(readPagePolicy(read('build/a.html'))).toBeNull();
});
