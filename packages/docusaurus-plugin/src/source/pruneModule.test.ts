import { describe, expect, it } from 'vitest';
import { pruneModule } from './pruneModule';

describe('pruneModule', () => {
  it('keeps what the teaser uses, directly or through another declaration', async () => {
    const code = `
      import Badge from './Badge';
      import {size} from './size';
      export const label = {text: size};
      function _createMdxContent(props) { return _jsx(Badge, {label: label.text}); }
      export default function MDXContent(props) { return _createMdxContent(props); }`;
    expect(await pruneModule(code)).toBe(code.trim().replace(/\n\s+/g, '\n'));
  });

  it.each([
    ['a default import', `import Secret from './Secret';`],
    ['named imports', `import {a, b as c} from './secret';`],
    ['a namespace', `import * as secret from './secret.json';`],
    ['a side effect', `import './secret.css';`],
    ['an export', `export const secret = 'x';`],
    ['a destructured export', `export const {frontMatter: secret} = {frontMatter: 'x'};`],
    ['a function', `export function secret() { return 'x'; }`],
    ['a class', `export class Secret {}`],
    ['a re-export', `export {default as secret} from './secret';`],
    ['a re-export of everything', `export * from './secret';`],
    [
      'declarations that only use each other',
      `import c from './c'; const a = () => b(c); function b() { return a; }`,
    ],
  ])('removes %s that the teaser does not use', async (_what, statement) => {
    const code = `export default function MDXContent() {}`;
    expect(await pruneModule(`${statement}\n${code}`)).toBe(code);
  });

  it('does not count a local variable or a property of the same name as a use', async () => {
    const code = `
      import Secret from './Secret';
      export default function MDXContent(props) {
        const inner = (Secret) => Secret;
        return inner(props.Secret, {Secret: 1});
      }`;
    expect(await pruneModule(code)).not.toContain('./Secret');
  });

  it('keeps what Docusaurus reads', async () => {
    const code = [
      `export const frontMatter = {};`,
      `export const contentTitle = undefined;`,
      `export {default as metadata} from '@site/x.json';`,
      `export const assets = {};`,
      `export const toc = [];`,
      `export default function MDXContent() {}`,
    ].join('\n');
    expect(await pruneModule(code)).toBe(code);
  });

  it('leaves a module with only the loader’s own statements unchanged', async () => {
    const code = [
      `export const frontMatter = {title: 'import x'};`,
      `export {default as metadata} from '@site/x.json'`,
      `import {jsx as _jsx} from "react/jsx-runtime";`,
      `import {useMDXComponents as _provideComponents} from "@mdx-js/react";`,
      `export const toc = [];`,
      `function _unused() {}`,
      `export default function MDXContent(props = {}) {}`,
    ].join('\n');
    expect(await pruneModule(code)).toBe(code);
    expect(await pruneModule(`${code}\nimport Secret from './Secret';`)).not.toContain('Secret');
  });

  it('keeps an import whose table of contents is part of the page’s', async () => {
    const code = [
      `import Partial, {toc as __tocPartial} from './_partial.mdx';`,
      `export const toc = [...__tocPartial];`,
      `export default function MDXContent() { return _jsx(Partial, {}); }`,
    ].join('\n');
    expect(await pruneModule(code)).toBe(code);
  });
});
