import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProduct } from '../testing/runProduct.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-services-'));
});
afterAll(() => rm(directory, { recursive: true }));

const run = (...args: string[]) => {
  const env = {
    DATABASE_URL: use.database.url,
    BETTER_AUTH_SECRET: use.app.settings.secrets.current.value,
  };
  return runProduct('cli/gatehouse.js', { directory, env, args }).ended();
};
const introspect = async (id: string, secret: string) => {
  const { status } = await use.app.send({
    method: 'POST',
    path: '/api/session/introspect',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'token=x',
  });
  return status;
};

it('gatehouse admin services adds, lists and revokes a credential, and records it in the audit trail', async () => {
  const { output } = await run('admin', 'services', 'add', 'Notes API');
  const [, id = '', secret = ''] =
    /^Client ID: +(svc_[\w-]+)\nClient secret: ([\w-]{43})\n/.exec(output) ?? [];
  expect(await introspect(id, secret)).toBe(200);
  const listed = await run('admin', 'services', 'list');
  expect(listed.output).toMatch(new RegExp(`^${id}  "Notes API"  since \\S+Z\n1 service\n$`));
  expect((await run('admin', 'services', 'revoke', id)).output).toBe(
    'Notes API can no longer ask about sessions.\n',
  );
  expect(await introspect(id, secret)).toBe(401);
  const trail = (await run('admin', 'activity')).output;
  expect(trail).toContain(`service-added  (unknown)  by administrator, Notes API (${id})`);
  expect(trail).toContain('service-revoked');
  expect(trail).not.toContain(secret);
  expect(await run('admin', 'services', 'revoke', id)).toMatchObject({
    code: 1,
    output: expect.stringContaining(`No service has the ID ${id}`),
  });
  expect(await run('admin', 'services', 'add', ' ')).toMatchObject({ code: 1 });
});

it('gatehouse keys rotates and lists keys', async () => {
  expect((await run('keys', 'list')).output).toBe('0 keys\n');
  const first = await run('keys', 'rotate');
  expect(first.output).toMatch(/^[\w-]{43} was created, and signs now\.\n$/);
  const next = await run('keys', 'rotate');
  expect(next.output).toMatch(/^[\w-]{43} was created, and signs from \S+Z\.\n$/);
  const again = await run('keys', 'rotate');
  expect(again.output).toBe(next.output.replace('was created', 'is already new'));
  expect((await run('keys', 'list')).output).toMatch(
    /^\S{43} {2}RS256 {2}signs from \S+Z\n\S{43} {2}RS256 {2}signs now, published until \S+Z\n2 keys\n$/,
  );
  expect((await run('keys', 'rotate', '--now')).output).toContain('signs now');
  expect((await run('keys', 'list')).output).toMatch(/signs now\n1 key\n$/);
  expect((await run('admin', 'activity', '--kind', 'keys-rotated')).output).toContain('3 events');
});
