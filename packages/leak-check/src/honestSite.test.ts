import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Findings } from './findings/Findings';
import { CheckedSite, expectClean } from './testing/CheckedSite';

let site: CheckedSite;
beforeEach(() => {
  site = new CheckedSite();
});
afterEach(() => {
  site.remove();
});

const leakOf = ({ leaks }: Findings) =>
  leaks.map(({ file, lines }) => [file, ...lines.map(({ words }) => words)]);

const SECRET = 'Discounts above twenty seats are settled by the regional manager alone.';

/** One sentence in different markup. */
const SPELLINGS = [
  'The value of nativeID should match the one of the related element: see the guide.',
  'The value of `nativeID` should match the one of the **related** element: see the guide.',
  'The value of [`nativeID`](./intro.mdx#native-id) should match the one of the related element: see the [guide](https://example.com/a/guide-for-all).',
  'The value of *nativeID* should match\nthe one of the [related\nelement][element]: see the guide.\n\n[element]: https://example.com/element "An element"',
  'The value of <code>nativeID</code> should match the one of the <a href="/x">related element</a>: see the guide.',
  '> The value of nativeID should match the one of\n> the related element: see the guide.',
  '- The value of nativeID should match the\n  one of the related element: see the guide.',
  '| a | b |\n| --- | --- |\n| The value of [nativeID](/x) should match the one of the related element: see the guide. | b |',
  'The value of nativeID should match {/* always */} the one of the related element: see the guide.',
];

describe('text that is also in a public source is not a leak', () => {
  it.each(SPELLINGS)('for any markup of both: %s', async (open) => {
    const gated = SPELLINGS.map((text, n) => [`docs/${n}.mdx`, `# Closed\n\n${text}\n\n${SECRET}`]);
    const findings = await site.check({
      gated: Object.fromEntries(gated) as Record<string, string>,
      open: { 'docs/open.mdx': `# Open\n\n${open}\n` },
    });
    expectClean(findings);
    expect(findings.quotes.length).toBeGreaterThanOrEqual(SPELLINGS.length);
  });

  it('is noted once, at any length: a frozen version of a gated page', async () => {
    const page = Array.from({ length: 9 }, (_, n) => `Sentence ${n} of a page: ${SECRET}`).join(
      '\n\n',
    );
    const findings = await site.check({
      gated: { 'docs/a.mdx': page },
      open: { 'versioned_docs/version-1.0/a.mdx': page },
    });
    expectClean(findings);
    expect(findings.quotes).toHaveLength(9);
  });

  it.each([
    ['a comment of MDX', `{/* ${SECRET} */}`],
    ['a comment of HTML', `<!-- ${SECRET} -->`],
  ])('does not count in %s', async (_what, comment) => {
    const findings = await site.check({
      gated: { 'docs/closed.mdx': SECRET },
      open: { 'docs/open.md': '# Open', 'docs/other.mdx': '# Other' },
      files: { 'docs/shown.html': `<p>${SECRET}</p>` },
    });
    site.write('docs/other.mdx', `# Other\n\n${comment}\n`);
    expect(findings.leaks).toHaveLength(1);
    expect(site.verify().leaks).toHaveLength(1);
    // Bundles keep comments unchanged.
    site.remove('build/docs/shown.html');
    site.write('build/assets/js/a.js.map', JSON.stringify([comment]));
    expect(site.verify().leaks).toEqual([]);
  });
});

describe('words that are adjacent by accident are not a leak', () => {
  it('a sentence in a public source and the command below it', async () => {
    const findings = await site.check({
      gated: { 'docs/closed.mdx': `- Intel chip: \`/usr/local/var/warehouse\`\n\n${SECRET}` },
      open: {
        'docs/open.mdx':
          'On Macs with Intel chip:\n\n```\n/usr/local/var/warehouse\n```\n\nElsewhere, it is up to you.',
      },
    });
    expectClean(findings);
  });

  it.each([
    ['the anchor of a link and its label', '<a href="/a/#client-libraries">client libraries</a>'],
    ['the parts of a breadcrumb', '<li><a>Window functions</a></li><li><a>Syntax</a></li>'],
  ])('%s', async (_what, html) => {
    const short = '- [Client libraries](/a): Client libraries\n- [Window functions syntax](/b)';
    const findings = await site.check({
      gated: { 'docs/closed.mdx': `${short}\n\n${SECRET}` },
      open: {},
      files: { 'docs/shown.html': html },
    });
    expectClean(findings);
  });
});

describe('addresses are not texts', () => {
  const words = 'how-we-set-prices-for-partners-in-europe';
  it.each([
    ['a link', `<a href="/docs/${words}">Prices</a>`],
    [
      'a route',
      JSON.stringify({ path: `/docs/${words}`, id: words, permalink: `\\/docs\\/${words}` }),
    ],
    ['an encoded link', `?next=%2Fdocs%2F${words}`],
    ['a file of data', JSON.stringify({ slug: words, title: 'Prices' })],
  ])('in %s of the public build', async (_where, content) => {
    const gated = `## How we set prices for partners in Europe\n\n${SECRET}`;
    expectClean(await site.check({ gated: { 'docs/a.mdx': gated }, files: { 'a.html': content } }));
  });

  it('in a gated source', async () => {
    const gated = [
      `[Prices](/docs/${words}), ![](/img/${words}.png), https://example.com/${words}`,
      `<a href="/docs/${words}">Prices</a>`,
      SECRET,
    ].join('\n\n');
    const shown = '<h1>How we set prices for partners in Europe</h1>';
    expectClean(await site.check({ gated: { 'docs/a.mdx': gated }, files: { 'a.html': shown } }));
  });

  it('but keys in them are', async () => {
    const gated = `[Download](https://files.example.com/get?key=k7q2m9x4p1w8z5)\n\n${SECRET}`;
    const files = { 'a.json': '{"url":"https://files.example.com/get?key=k7q2m9x4p1w8z5"}' };
    expect((await site.check({ gated: { 'docs/a.mdx': gated }, files })).leaks).toHaveLength(1);
  });
});

describe('text that can only come from a gated source is a leak', () => {
  const marked = SECRET.replace('twenty seats', '**twenty** [seats](./seats.mdx)');
  it.each([
    ['cards', 'index.html', `<a class="card" href="/docs/a"><h2>Prices</h2><p>${SECRET}</p></a>`],
    ['an excerpt', 'blog.html', '<p>Discounts above twenty seats are settled by the regional…</p>'],
    [
      'related pages',
      'assets/js/main.js',
      `p({related:[{title:"A",text:${JSON.stringify(SECRET)}}]})`,
    ],
    ['a feed', 'rss.xml', `<content:encoded>&lt;p&gt;${SECRET}&lt;/p&gt;</content:encoded>`],
    ['a search index', 'search-index.json', JSON.stringify([{ t: 'Prices', c: SECRET }])],
    ['a raw copy', 'docs/a.md', `# Prices\n\n${marked}\n`],
    ['llms.txt', 'llms.txt', `- [Prices](/docs/a): ${marked}`],
    ['escaped Markdown', 'a.json', JSON.stringify(`# Prices\n\n${marked}`)],
  ])('%s', async (_what, file, content) => {
    const findings = await site.check({
      gated: { 'docs/a.mdx': `# Prices\n\n${marked}\n` },
      open: { 'docs/open.mdx': 'Discounts above twenty seats are settled elsewhere.' },
      files: { [file]: content },
    });
    expect(findings.leaks.map((leak) => leak.file)).toEqual([file]);
  });

  it('with the words that were found', async () => {
    const gated = `Before it all, ${SECRET.toLowerCase().slice(0, -1)}, and so it goes on.`;
    const findings = await site.check({
      gated: { 'docs/a.mdx': gated },
      files: { 'a.txt': `They say: ${SECRET}` },
    });
    expect(leakOf(findings)).toEqual([['a.txt', SECRET.toLowerCase().slice(0, -1)]]);
  });
});

describe('text that the author declares public', () => {
  const files = { 'llms.txt': SECRET };
  const text = SECRET;
  it.each(['docs/a.mdx', 'docs/*.mdx', 'docs/**'])(
    'is allowed with the source %s',
    async (source) => {
      const findings = await site.check({
        gated: { 'docs/a.mdx': SECRET },
        files,
        allow: [{ source, text }],
      });
      expectClean(findings);
      expect(findings.unusedAllow).toEqual([]);
    },
  );

  it('is allowed for no other source and no other text', async () => {
    const allow = [
      { source: 'docs/b.mdx', text },
      { source: 'docs/a.mdx', text: 'Discounts above twenty seats' },
    ];
    const findings = await site.check({ gated: { 'docs/a.mdx': SECRET }, files, allow });
    expect(findings.leaks).toHaveLength(1);
    expect(findings.unusedAllow).toEqual(allow);
  });

  it('can be short', async () => {
    const prices = ['## Pricing model', '## Walk-away price', '## Margin by region'];
    const sources = {
      gated: { 'docs/a.mdx': prices.join('\n\n') },
      files: { 'a.html': '<b>Pricing model</b><b>Walk-away price</b><b>Margin by region</b>' },
    };
    expect((await site.check(sources)).leaks).toHaveLength(1);
    const allow = [{ source: 'docs/a.mdx', text: 'Pricing model' }];
    expect((await site.check({ ...sources, allow })).leaks).toEqual([]);
  });
});
