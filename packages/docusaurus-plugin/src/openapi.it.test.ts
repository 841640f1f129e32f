import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fixture } from './testing/Fixture';
import { filesBelow } from '@gatehouse/contract/filesBelow';

/** What the generator writes into front matter: an operation as deflated JSON in base64. */
const OPERATION = /\beJ[A-Za-z0-9+/]{40,}={0,2}/g;

describe('API docs that docusaurus-plugin-openapi-docs generates, below a folder rule', () => {
  const site = new Fixture('openapi');
  beforeAll(async () => {
    const spec = site.read('gated.yaml');
    site.write('open.yaml', spec.replaceAll(/gated(\w+OfTheSpec)/g, 'open$1'));
    await site.docusaurus('gen-api-docs', 'all');
    await site.requireBuild();
  });
  afterAll(() => {
    site.remove();
  });

  /** The words of a specification found in a directory, inflated or plain. */
  const wordsIn = (directory: string): string[] => {
    const files = filesBelow(site.path(directory)).filter((file) => !file.endsWith('sources.json'));
    const words = files.flatMap((file) => {
      const text = readFileSync(file, 'latin1');
      const operations = (text.match(OPERATION) ?? []).map((encoded) =>
        inflateSync(Buffer.from(encoded, 'base64')).toString(),
      );
      return [text, ...operations].join('\n').match(/(?:gated|open)\w+OfTheSpec/g) ?? [];
    });
    return [...new Set(words)].sort();
  };
  const WORDS = ['Example', 'Parameter', 'Property', 'Response'];

  it('leave nothing of a gated operation in the public build (GAT-02, GAT-22)', () => {
    expect(wordsIn('build')).toEqual(WORDS.map((word) => `open${word}OfTheSpec`));
    // The Markdown there is of all pages.
    const gated = ['html', 'files'].flatMap((name) => wordsIn(`build-gated/${name}`));
    expect([...new Set(gated)].sort()).toEqual(WORDS.map((word) => `gated${word}OfTheSpec`));
  });

  it('are rendered for an entitled reader as without the gate', () => {
    const article = (file: string): string => {
      const html = site.read(path.join(file, 'change-order/index.html'));
      const [, shown = ''] = /openapi-left-panel__container(.*)<\/article>/s.exec(html) ?? [];
      return shown
        .replace(/<[^>]*>/g, '\n')
        .replace(/\s+/g, ' ')
        .replaceAll('gated', 'open');
    };
    const open = article('build/docs/open');
    expect(open).toContain('openResponseOfTheSpec');
    expect(article('build-gated/html/docs/gated')).toBe(open);
  });

  it('show a signed-out reader the page with its paywall', () => {
    const html = site.read('build/docs/gated/change-order/index.html');
    expect(html).toContain('This page is for Premium readers.');
    expect(html).toContain('Change an order');
    expect(html).not.toContain('openapi-right-panel__container');
  });
});
