import { chmod, chown, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.js';
import { runSql } from '../testing/createTestDatabase.js';
import { openTestPostgres } from '../testing/openTestPostgres.js';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.js';
import { createPool } from './pool.js';
import { makeStrict } from './strictUrl.js';

let postgres: Awaited<ReturnType<typeof openTestPostgres>>;
/** The file with the server's certificate. */
let certificate: string;

beforeAll(async () => {
  postgres = await openTestPostgres();
  const { data } = postgres.server;
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const owner = await stat(data);
  for (const [name, text] of [
    ['server.crt', cert],
    ['server.key', key],
  ] as const) {
    await writeFile(path.join(data, name), text);
    await chmod(path.join(data, name), 0o600);
    await chown(path.join(data, name), owner.uid, owner.gid);
  }
  certificate = path.join(data, 'server.crt');
  await setTls('on');
});
afterAll(() => postgres.dispose());

async function setTls(state: 'on' | 'off'): Promise<void> {
  const { url } = postgres.server;
  await runSql(url, `alter system set ssl = ${state}`);
  await runSql(url, 'select pg_reload_conf()');
  await vi.waitFor(async () => {
    const [row] = await runSql<{ ssl: string }>(url, `select current_setting('ssl') as ssl`);
    expect(row?.ssl).toBe(state);
  });
}

/** @returns whether the connection is encrypted, or the error */
async function connect(parameters: string): Promise<unknown> {
  const { url } = makeStrict(`${postgres.server.url}?${parameters}`);
  const pool = createPool({ url, max: 1, log: createLog('silent') });
  try {
    const { rows } = await pool.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    return rows[0];
  } catch (error) {
    return error;
  } finally {
    await pool.end();
  }
}

describe('a database with TLS', () => {
  it('is used if its certificate is trusted, with channel binding if the connection string requires it', async () => {
    for (const more of ['', '&channel_binding=require']) {
      expect(await connect(`sslmode=require&sslrootcert=${certificate}${more}`)).toEqual({
        ssl: true,
      });
    }
  });

  it.each(['require', 'prefer', 'verify-ca', 'verify-full'])(
    'is an outage with sslmode=%s if its certificate is not trusted, and never used unencrypted (FLT-13)',
    async (mode) => {
      const error = await connect(`sslmode=${mode}`);
      expect(error).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      expect(isDatabaseUnavailable(error)).toBe(true);
    },
  );
});

it('a database without TLS is an outage when the connection string requires it (FLT-13)', async () => {
  await setTls('off');
  const error = await connect('sslmode=require');
  expect(error).toBeInstanceOf(Error);
  expect(isDatabaseUnavailable(error)).toBe(true);
});
