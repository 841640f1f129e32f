import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { splitResource } from './resources';

const directory = mkdtempSync(path.join(tmpdir(), 'resources-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

it.each(['a.mdx', 'paren (1).mdx', '[a] & b%20.mdx', 'ünï "q".mdx', '$1 $& c#.mdx', '#.mdx'])(
  'a file can be named %s',
  (name) => {
    const file = path.join(directory, name);
    writeFileSync(file, '');
    expect(splitResource(file)).toEqual({ file, query: '' });
    expect(splitResource(`${file}?gated=1`)).toEqual({ file, query: '?gated=1' });
  },
);

it('a fragment is not part of a name', () => {
  expect(splitResource('/site/icons.svg#home')).toEqual({ file: '/site/icons.svg', query: '' });
  expect(splitResource('/site/a.woff?v=1#iefix')).toEqual({ file: '/site/a.woff', query: '?v=1' });
});
