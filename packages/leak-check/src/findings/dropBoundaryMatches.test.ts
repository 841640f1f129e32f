import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckedSite, expectClean } from '../testing/CheckedSite';

let site: CheckedSite;
beforeEach(() => {
  site = new CheckedSite();
});
afterEach(() => {
  site.remove();
});

const SECRET = 'Discounts above twenty seats are settled by the regional manager alone.';

describe('code and short texts that match by coincidence', () => {
  const RULE = 'max waiting_jobs{queue="express"} > 0';
  const block = (code: string) => `\`\`\`yaml\n${code}\n\`\`\`\n`;
  // As a bundler emits it.
  const chunk = (code: string) =>
    `(0,r.jsx)(n.code,{children:${JSON.stringify(`${code}\n`)}})}),"\\n",(0,r.jsx)(n.p,{})`;

  const highlight = (line: string): string =>
    line.replace(/[<>]/g, (sign) => `<i>${sign === '<' ? '&lt;' : '&gt;'}</i>`);

  it('a string of a script, and the call behind it', async () => {
    const long = 'sum by queue of all waiting jobs';
    const findings = await site.check({
      gated: { 'docs/a.mdx': `${block(RULE)}\n${block(`${long} > 0`)}\n${SECRET}` },
      open: { 'docs/open.mdx': `${block(RULE.slice(0, -4))}\n${block(long)}` },
      files: { 'assets/js/a.js': chunk(RULE.slice(0, -4)) + chunk(long) },
    });
    expectClean(findings);
    site.write('build/assets/js/a.js', chunk(RULE));
    expect(site.verify().leaks).toMatchObject([{ file: 'assets/js/a.js', more: 0 }]);
  });

  it.each([
    ['in HTML', (html: string) => html],
    ['in HTML in JSON', (html: string) => JSON.stringify(html).replaceAll('<', '\\u003c')],
    ['in HTML in XML', (html: string) => html.replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  ])('two entries of a table of contents, %s', async (_where, pack) => {
    const toc =
      '<li><a href="#a">Events by stage</a><ul class="toc"><li><a href="#b">1. Match policies</a></li></ul></li>';
    const findings = await site.check({
      gated: { 'docs/a.mdx': `- **Stage**: 1. Match policies\n\n${SECRET}` },
      open: { 'docs/open.mdx': `## Events by stage\n\nAs drawn.\n\n### 1. Match policies\n` },
      files: { 'shown.html': pack(toc) },
    });
    expectClean(findings);
    site.write(
      'build/shown.html',
      pack('<li><b>Stage</b>: <a href="#b">1. Match</a> policies</li>'),
    );
    expect(site.verify().leaks).toMatchObject([{ file: 'shown.html', more: 0 }]);
  });

  it("a character in a public page's code that looks like the start of a tag", async () => {
    const comment = '# Workers with stuck items (>60 seconds)';
    expectClean(
      await site.check({
        gated: { 'docs/a.mdx': `${block(comment)}\n${SECRET}` },
        open: { 'docs/open.mdx': block(`load <limit\n${comment}`) },
        files: { 'a.html': `<span>${comment.replace('>', '&gt;')}</span>` },
      }),
    );
  });

  it('code with tags, highlighted elsewhere', async () => {
    const lines = [
      'const field = useRef<HTMLQueueElement>(null, options);',
      '<job-queue color="primary" size="small">First Queue</job-queue>',
    ];
    expectClean(
      await site.check({
        gated: { 'docs/a.mdx': `${block(lines.join('\n'))}\n${SECRET}` },
        open: { 'docs/open.mdx': block(lines.join('\n\n')) },
        files: { 'a.html': lines.map(highlight).join('<br>') },
      }),
    );
  });

  it('a comment in a file that is copied verbatim', async () => {
    const comment = 'The row that the express queue comes first in';
    const findings = await site.check({
      gated: { 'docs/a.mdx': `${comment}.\n\n${SECRET}` },
      open: { 'static/demo/a.html': `<style>/* ${comment} */</style>` },
      files: {
        'demo/a.html': `<style>/* ${comment} */</style>`,
        'fr/demo/a.html': `<style>/* ${comment} */</style>`,
      },
    });
    expectClean(findings);
    site.write('build/demo/b.html', comment);
    expect(site.verify().leaks).toMatchObject([{ file: 'demo/b.html' }]);
  });

  it.each([
    ['sizes', 'queue-row-height: 255, 255, 255'],
    ['an element', '<job-queue>Queue number 1</job-queue>'],
  ])('little more than a name, such as %s: a warning', async (_what, code) => {
    const { leaks, doubts } = await site.check({
      gated: { 'docs/a.mdx': `${block(code)}\n${SECRET}` },
      files: { 'a.html': highlight(code) },
    });
    expect({ leaks, doubts }).toMatchObject({ leaks: [], doubts: [{ file: 'a.html' }] });
  });

  it('a name and its type: a warning, unless there are several', async () => {
    const names = ['express', 'nightly', 'replay'].map((name) => `name: ${name}-queue-worker`);
    const sources = {
      gated: { 'docs/a.mdx': `${block(names.join('\n'))}\n${SECRET}` },
      files: { 'a.js': '{name:"express-queue-worker"}' },
    };
    const { leaks, doubts } = await site.check(sources);
    expect({ leaks, doubts }).toMatchObject({ leaks: [], doubts: [{ file: 'a.js' }] });
    site.write('build/a.js', names.join('\n'));
    expect(site.verify().leaks).toMatchObject([{ file: 'a.js', more: 2 }]);
  });

  it('but a key next to a name: a leak', async () => {
    const files = { 'a.js': '{"token":"k7q2m9x4p1w8z5"}' };
    const gated = { 'docs/a.mdx': `${block('token: k7q2m9x4p1w8z5')}\n${SECRET}` };
    expect((await site.check({ gated, files })).leaks).toHaveLength(1);
  });
});
