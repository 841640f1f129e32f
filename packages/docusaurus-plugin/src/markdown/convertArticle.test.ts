import { describe, expect, it } from 'vitest';
import { convertArticle } from './convertArticle';

const PAGE = 'https://docs.example.com/docs/page';
const convert = (html: string): string =>
  convertArticle(html, PAGE)
    .map(({ text }) => text)
    .join('')
    .trim();

describe('a page becomes Markdown', () => {
  it.each([
    [
      'headings without anchors',
      '<header><h1>A</h1></header><h2 id="b">B<a href="#b" class="hash-link">​</a></h2>',
      '# A\n\n## B',
    ],
    [
      'links as absolute URLs',
      '<p><a href="/docs/b">b</a> <a href="#c">c</a> <a href="d/e">d</a> <a href="https://x.example/">x</a></p>',
      '[b](https://docs.example.com/docs/b) [c](https://docs.example.com/docs/page#c) [d](https://docs.example.com/docs/d/e) [x](https://x.example/)',
    ],
    [
      'tables in GitHub Flavored Markdown',
      '<table><thead><tr><th>A<th>B<tbody><tr><td>a|b<td><code>b</code></table>',
      '| A | B |\n| - | - |\n| a\\|b | `b` |',
    ],
    [
      'images, except inlined ones and dark versions',
      '<p><img src="/a.png" alt="A"><img src="data:image/png;base64,AA" alt="B"><img src="/c.png" class="themedComponent--dark_x"></p>',
      '![A](https://docs.example.com/a.png)',
    ],
    [
      'task lists',
      '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled checked> Done</li></ul>',
      '- [x] Done',
    ],
    [
      'a formula as its source',
      '<p>So <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x_1</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x1</span></span>.</p>',
      'So $x_1$.',
    ],
    [
      'details with their summary',
      '<details><summary>More</summary><div><p>Text</p></div></details>',
      '**More**\n\nText',
    ],
    [
      'an admonition as a blockquote with its title',
      '<div class="theme-admonition theme-admonition-note"><div class="admonitionHeading_x"><span><svg></svg></span>note</div><div class="admonitionContent_x"><p>Text</p></div></div>',
      '> **Note**\n>\n> Text',
    ],
    [
      'footnotes',
      '<p>A<sup><a href="#user-content-fn-x" data-footnote-ref>1</a></sup></p><section data-footnotes><h2>Footnotes</h2><ol><li id="user-content-fn-x"><p>B <a href="#r" data-footnote-backref>↩</a></p></li></ol></section>',
      'A[^x]\n\n[^x]: B',
    ],
    [
      'cards as links',
      '<section><article><a class="card" href="/docs/b"><h2>🗃 B</h2><p>About b</p></a></article></section>',
      '[🗃 B](https://docs.example.com/docs/b): About b',
    ],
  ])('%s', (_what, html, markdown) => {
    expect(convert(html)).toBe(markdown);
  });

  it('with code blocks, including language and title', () => {
    const line = (text: string) =>
      `<div class="token-line"><span class="token plain">${text}</span><br/></div>`;
    const block = `<div class="language-js codeBlockContainer_x theme-code-block"><div class="codeBlockTitle_x">a "b".js</div>
      <div class="codeBlockContent_x"><pre class="prism-code language-js"><code>${line('if (a) {')}${line('  b();')}${line('}')}</code></pre>
      <div class="buttonGroup_x"><button>Copy</button></div></div></div>`;
    expect(convert(block)).toBe(`\`\`\`js title="a 'b'.js"\nif (a) {\n  b();\n}\n\`\`\``);
    expect(convert('<pre><code>plain\n\n  code</code></pre>')).toBe('```\nplain\n\n  code\n```');
  });

  it('with all tabs, each below its label', () => {
    const tabs = (panels: string) =>
      `<div class="theme-tabs-container tabs-container"><ul role="tablist"><li role="tab" aria-selected="true">npm<li role="tab" aria-selected="false">pnpm</ul><div>${panels}</div></div>`;
    const panel = (text: string, hidden = '') =>
      `<div role="tabpanel"${hidden}><p>${text}</p></div>`;
    expect(convert(tabs(panel('a') + panel('b', ' hidden')))).toBe('**npm**\n\na\n\n**pnpm**\n\nb');
    expect(convert(tabs(panel('a')))).toBe('**npm**\n\na');
  });

  it('without elements that the author has excluded', () => {
    expect(convert('<p>A</p><div data-mdast="ignore"><p>B</p></div><p>C</p>')).toBe('A\n\nC');
  });

  it('without elements that the theme adds around the text', () => {
    const html = `<nav class="theme-doc-breadcrumbs">crumbs</nav><span class="theme-doc-version-badge badge">Version: 1</span>
      <div class="theme-doc-toc-mobile"><button>On this page</button></div><p>Text<!-- comment --></p>
      <section class="gate-paywall"><p>This page is for members.</p></section><script>a</script><style>b</style>
      <footer class="theme-doc-footer"><a class="theme-edit-this-page">Edit</a></footer>`;
    expect(convert(html)).toBe('Text');
  });
});

describe('a section', () => {
  const section = (id: string, html: string) =>
    `<div id="section-${id}" class="gate-section">${html}</div>`;

  it('is a separate part between its surrounding parts', () => {
    const html = `<p>Before</p>${section('a', '<h2>In</h2><p>Secret</p>')}<p>After</p>`;
    expect(convertArticle(html, PAGE)).toEqual([
      { section: null, text: 'Before\n\n' },
      { section: 'a', text: '## In\n\nSecret' },
      { section: null, text: '\n\nAfter\n' },
    ]);
  });

  it('keeps its place in lists and blockquotes', () => {
    const inItem = `<ol><li><p>One</p>${section('a', '<p>Two</p><p>Three</p>')}</li></ol>`;
    expect(convert(inItem)).toBe('1. One\n\n   Two\n\n   Three');
    const first = `<ul><li>${section('a', '<p>Two</p><p>Three</p>')}</li></ul>`;
    expect(convert(first)).toBe('- Two\n\n  Three');
    const quoted = `<blockquote>${section('a', '<p>Two</p><p>Three</p>')}</blockquote>`;
    expect(convert(quoted)).toBe('> Two\n>\n> Three');
  });

  it('is refused inside another section', () => {
    expect(() => convert(section('a', section('b', 'c')))).toThrow(
      'A gated section contains another one.',
    );
  });
});
