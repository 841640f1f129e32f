import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../log.js';
import { createOutboxTransport } from './outboxTransport.js';

let directory: string;
let logged: string[];

beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), 'gatehouse-outbox-')), 'outbox');
  logged = [];
});
afterEach(async () => {
  await rm(path.dirname(directory), { recursive: true });
});

const sendAll = async (subjects: string[], logLinks = false) => {
  const log = createLog('info', { write: (line) => logged.push(line) });
  const transport = createOutboxTransport({ directory, log, logLinks });
  const body = {
    to: 'ada@example.com',
    text: 'Open http://localhost/#token=s3cret now',
    html: '<p>s3cret</p>',
  };
  for (const [index, subject] of subjects.entries()) {
    const id = `${9 - index}0000000-0000-4000-8000-000000000000`;
    await transport.send({ id, subject, ...body }, new AbortController().signal);
  }
};
const names = async () => (await readdir(directory)).sort();

describe('the outbox', () => {
  it('stores each email as JSON', async () => {
    await sendAll(['Hello']);
    const [name = ''] = await names();
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[\w-]{36}\.json$/);
    expect(JSON.parse(await readFile(path.join(directory, name), 'utf8'))).toEqual({
      to: 'ada@example.com',
      subject: 'Hello',
      text: 'Open http://localhost/#token=s3cret now',
      html: '<p>s3cret</p>',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it('sorts by name in the order of writing, even within a millisecond', async () => {
    const subjects = ['1', '2', '3', '4', '5', '6'];
    await sendAll(subjects);
    const files = await Promise.all(
      (await names()).map((name) => readFile(path.join(directory, name), 'utf8')),
    );
    expect(files.map((file) => (JSON.parse(file) as { subject: string }).subject)).toEqual(
      subjects,
    );
  });

  it('is readable only by its owner', async () => {
    await sendAll(['Hello']);
    const [name = ''] = await names();
    expect((await stat(path.join(directory, name))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  it('logs links if enabled', async () => {
    await sendAll(['Hello'], true);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ link: 'http://localhost/#token=s3cret' });
  });

  it('logs which file it wrote, but nothing of its contents', async () => {
    await sendAll(['Hello']);
    const [name = ''] = await names();
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      file: path.join(directory, name),
      subject: 'Hello',
    });
    expect(logged[0]).not.toContain('s3cret');
  });
});
