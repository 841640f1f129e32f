import { describe, expect, it } from 'vitest';
import { grantPlan } from '../membership/entitlements.js';
import { getReaderId } from '../membership/readers.js';
import { createApiKey } from '../testing/createApiKey.js';
import { connectClient, PROTOCOL_VERSIONS } from '../testing/mcp/connectClient.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT, SECTION_TEXT } from '../testing/writeBuild.js';

const use = useApp();

/** The request headers of a program whose reader has these plans; `null` for no credentials. */
async function credentialOf(plans: string[] | null): Promise<Record<string, string>> {
  if (plans === null) return {};
  const browser = await use.signedUp();
  const { queries } = use.app.database;
  const userId = (await getReaderId(queries, browser.email)) ?? '';
  for (const plan of plans) {
    await grantPlan(queries, { userId, plan, source: 'administrator', until: null });
  }
  return (await createApiKey(use.database, browser)).headers;
}

async function connect(version: (typeof PROTOCOL_VERSIONS)[number], plans: string[] | null = null) {
  const headers = await credentialOf(plans);
  return connectClient(version, { url: `${use.app.origin}/mcp`, headers });
}
const textOf = ({ content }: { content: object[] }) => (content[0] as { text: string }).text;

describe.each(PROTOCOL_VERSIONS)('a client of protocol %s', (version) => {
  it('gets instructions and the list of tools', async () => {
    const client = await connect(version);
    expect(client.version).toBe(version);
    expect(client.instructions).toContain('The documentation of Test Docs.');
    const tools = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search_pages', 'read_page']);
    expect(tools[0]?.inputSchema).toMatchObject({
      required: ['query'],
      properties: { query: { maxLength: 200 }, limit: { maximum: 20 } },
    });
    await client.close();
  });

  it('finds a page and reads it', async () => {
    const client = await connect(version);
    const found = await client.callTool('search_pages', { query: 'intro' });
    expect(found.structuredContent).toEqual({
      results: [
        {
          path: '/docs/intro',
          url: `${use.app.origin}/docs/intro`,
          title: 'Intro',
          excerpt: 'Intro Read me',
          access: 'open',
        },
      ],
    });
    for (const page of ['/docs/intro', '/docs/intro.html', `${use.app.origin}/docs/intro?a=b#c`]) {
      const read = await client.callTool('read_page', { page });
      expect(read.structuredContent).toMatchObject({ markdown: '# Intro\n\nRead me' });
      expect(textOf(read)).toContain('Read me');
    }
    await client.close();
  });

  it.each([
    [null, 'sign-in', false, expect.stringContaining('/sign-in')],
    [[], 'upgrade', false, expect.stringContaining('plan')],
    [['premium'], 'open', true, null],
  ])('gets a premium page with the plans %j', async (plans, access, isOpen, notice) => {
    const client = await connect(version, plans);
    const { structuredContent } = await client.callTool('read_page', { page: '/docs/premium' });
    expect(structuredContent).toMatchObject({ title: 'For premium', access, notice });
    const { markdown } = structuredContent as { markdown: string };
    expect(markdown).toContain('# For premium');
    expect(markdown.includes(SECRET_TEXT)).toBe(isOpen);
    const found = await client.callTool('search_pages', { query: 'falcon' });
    expect(JSON.stringify(found).includes('/docs/premium')).toBe(isOpen);
    await client.close();
  });

  it('gets only the sections of a page that its reader has access to', async () => {
    for (const plans of [null, [], ['premium']]) {
      const client = await connect(version, plans);
      const read = await client.callTool('read_page', { page: '/docs/guide' });
      const found = await client.callTool('search_pages', { query: 'owl' });
      const isReadable = plans?.includes('premium') === true;
      expect(textOf(read).includes(SECTION_TEXT)).toBe(isReadable);
      expect(JSON.stringify(found).includes('/docs/guide')).toBe(isReadable);
      expect(textOf(read)).toContain('The end.');
      await client.close();
    }
  });

  it('cannot detect an unlisted page without access', async () => {
    const [stranger, premium, team] = [
      await connect(version),
      await connect(version, ['premium']),
      await connect(version, ['team']),
    ];
    for (const client of [stranger, premium]) {
      const hidden = await client.callTool('read_page', { page: '/docs/hidden' });
      expect(hidden).toEqual(await client.callTool('read_page', { page: '/docs/missing' }));
      const found = await client.callTool('search_pages', { query: 'hidden' });
      expect(found.structuredContent).toEqual({ results: [] });
    }
    const read = await team.callTool('read_page', { page: '/docs/hidden' });
    expect(read.structuredContent).toMatchObject({ title: 'A hidden page', access: 'open' });
    const found = await team.callTool('search_pages', { query: 'hidden' });
    expect(JSON.stringify(found)).toContain('/docs/hidden');
    for (const client of [stranger, premium, team]) await client.close();
  });

  it.each([
    '/docs/nope',
    '/api/me',
    'https://evil.example/docs/intro',
    '//evil.example/docs/intro',
    '/docs%2fintro',
    'http://',
    '__proto__',
  ])('gets no page for %s', async (page) => {
    const client = await connect(version);
    const read = await client.callTool('read_page', { page });
    expect(read.isError).toBe(true);
    expect(textOf(read)).toBe('Page not found. Use search_pages to find one.');
    await client.close();
  });

  it.each([
    ['search_pages', {}],
    ['search_pages', { query: ' ' }],
    ['search_pages', { query: 'x'.repeat(201) }],
    ['search_pages', { query: 'x', limit: 21 }],
    ['search_pages', { query: 'x', plans: ['premium'] }],
    ['read_page', { page: '/docs/intro', offset: -1 }],
    ['read_page', { page: '/docs/intro', reader: 'ada' }],
    ['delete_page', { page: '/docs/intro' }],
  ])('gets an error for %s %j', async (name, input) => {
    const client = await connect(version);
    const answer = await client.callTool(name, input).catch((error: unknown) => error);
    expect(answer).toSatisfy(
      (refusal) => refusal instanceof Error || (refusal as { isError?: boolean }).isError === true,
    );
    await client.close();
  });
});
