import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runSql } from '../testing/createTestDatabase.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();
afterAll(() => use.database.sql('drop owned by docs_service; drop role docs_service'));

const page = readFileSync(
  path.join(import.meta.dirname, '../../../docs/services/tokens-and-introspection.mdx'),
  'utf8',
);
const sqlUnder = (title: string) =>
  new RegExp(`\`\`\`sql title="${title}"\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

it('lets the role from the docs read valid sessions, and nothing else', async () => {
  await use.database.sql(sqlUnder('As the owner of the database'));
  const url = new URL(use.database.url);
  [url.username, url.password] = ['docs_service', 'choose-a-long-one'];
  const service = <T extends object>(text: string, values?: unknown[]) =>
    runSql<T>(url.href, text, values);

  const reader = await use.signedUp();
  const [row] = await service<{ session_id: string; reader_id: string }>(
    'select * from reader_session',
  );
  expect(row).toEqual({
    session_id: expect.any(String),
    reader_id: expect.any(String),
    email: reader.email,
    email_verified: true,
    name: 'Ada',
    role: 'reader',
    plans: [],
    created_at: expect.any(Date),
    expires_at: expect.any(Date),
  });
  const check = () => service(sqlUnder('In the service'), [row?.session_id, row?.reader_id]);
  expect(await check()).toEqual([{ plans: [] }]);
  await use.database.sql(
    `insert into entitlement (user_id, plan, source) values ($1, 'premium', 'x')`,
    [row?.reader_id],
  );
  expect(await check()).toEqual([{ plans: ['premium'] }]);
  // Without the trigger that ends a banned reader's sessions.
  await use.database.sql(
    `set session_replication_role = replica; update "user" set "bannedAt" = now()`,
  );
  expect(await check()).toEqual([]);
  await use.database.sql(`update "user" set "bannedAt" = null`);
  expect(await check()).toHaveLength(1);
  await use.database.sql(`update session set "expiresAt" = now()`);
  expect(await check()).toEqual([]);

  for (const table of ['session', '"user"', 'account', 'signing_key', 'service_credential']) {
    await expect(service(`select * from ${table}`)).rejects.toThrow(/permission denied/);
  }
  await expect(service('create table own (id int)')).rejects.toThrow(/read-only|denied/);
});
