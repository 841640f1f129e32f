import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import { evaluate } from '@mdx-js/mdx';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import * as runtime from 'react/jsx-runtime';
import directive from 'remark-directive';
import gfm from 'remark-gfm';
import { expect } from 'vitest';
import { checkBuild } from '../checkBuild';
import type { Findings } from '../findings/Findings';
import { type AllowedText, sourceLines, SOURCE_RECORD_FILE, type SourceRecord } from '../record';

/** Components of a site that ignore or transform their props. */
const COMPONENTS = {
  Video: ({ title }: { title: string }) => createElement('video', { 'data-t': title.length }),
  Hidden: () => null,
};

const rendered = new Map<string, Promise<string>>();
const render = (source: string): Promise<string> => {
  const html = rendered.get(source) ?? renderAnew(source);
  rendered.set(source, html);
  return html;
};

/** Compiles like Docusaurus. */
async function renderAnew(source: string): Promise<string> {
  const body = splitFrontMatter(source)[1].replace(/\{#[\w-]+\}/g, '');
  const { default: Page } = await evaluate(body, {
    ...runtime,
    remarkPlugins: [gfm, directive],
  });
  return renderToStaticMarkup(createElement(Page, { components: COMPONENTS }));
}

interface Sources {
  /** Sources of pages, by name. */
  gated: Record<string, string>;
  open?: Record<string, string>;
  /** Other files of the public build. */
  files?: Record<string, string>;
  /** Pages of the gated build that differ from their source. */
  instead?: Record<string, string>;
  allow?: AllowedText[];
}

/** A site whose pages are compiled as Docusaurus does, without its bundler: enough to compare texts. */
export class CheckedSite {
  readonly #root = mkdtempSync(path.join(tmpdir(), 'checked-'));

  write(name: string, content: string): void {
    mkdirSync(path.dirname(path.join(this.#root, name)), { recursive: true });
    writeFileSync(path.join(this.#root, name), content);
  }

  remove(name = ''): void {
    rmSync(path.join(this.#root, name), { recursive: true });
  }

  /** Builds these sources and runs the check. */
  async check({ gated, open = {}, files = {}, instead = {}, allow = [] }: Sources) {
    this.write('build/index.html', '<p>Welcome.</p>');
    for (const [name, source] of Object.entries(gated)) {
      this.write(`build-gated/html/${name}.html`, instead[name] ?? (await render(source)));
    }
    for (const [name, source] of Object.entries(open)) {
      this.write(name, source);
      if (/\.mdx?$/.test(name)) this.write(`build/${name}.html`, await render(source));
    }
    for (const [name, content] of Object.entries(files)) this.write(`build/${name}`, content);
    const record: SourceRecord = {
      version: 1,
      siteDir: '..',
      gatedFiles: [],
      publicTexts: [],
      allow,
      publicSources: Object.keys(open),
      gated: Object.entries(gated).map(([source, text]) => ({
        source,
        isPage: true,
        lines: sourceLines(splitFrontMatter(text)[1]),
      })),
    };
    this.write(`build-gated/${SOURCE_RECORD_FILE}`, JSON.stringify(record));
    this.write(`build-gated/${MANIFEST_FILE}`, '{}');
    return this.verify();
  }

  /** Runs the check on the current files. */
  verify(): Findings {
    const [publicDir, gatedDir] = ['build', 'build-gated'].map((name) =>
      path.join(this.#root, name),
    ) as [string, string];
    return checkBuild({ publicDir, gatedDir });
  }
}

export const expectClean = ({ leaks, doubts, blindSpots }: Findings): void => {
  expect({ leaks, doubts, blindSpots }).toEqual({ leaks: [], doubts: [], blindSpots: [] });
};
