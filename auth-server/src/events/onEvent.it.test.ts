import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GatehouseEvent } from '../index.js';
import { useApp } from '../testing/useApp.js';

/** What was sent to the webhook. */
const posted: GatehouseEvent[] = [];
/** What `onEvent` was called with, in this process. */
const handed: GatehouseEvent[] = [];
const answerHook = { with: (response: ServerResponse) => void response.end() };

const hook = createServer((request: IncomingMessage, response) => {
  void json(request).then((event) => {
    posted.push(event as GatehouseEvent);
    answerHook.with(response);
  });
});
let url: string;
beforeAll(async () => {
  hook.listen(0, '127.0.0.1');
  await once(hook, 'listening');
  url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
});
afterAll(() => {
  hook.closeAllConnections();
  hook.close();
});
beforeEach(() => {
  posted.length = 0;
  handed.length = 0;
  answerHook.with = (response) => void response.end();
});

const use = useApp(
  {
    config: {
      onEvent: async (event) => {
        handed.push(event);
        const answer = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
        if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      },
    },
  },
  {
    config: {
      onEvent: () => {
        throw new Error('a mistake in the configuration');
      },
    },
  },
);

const has = (kind: GatehouseEvent['kind']) =>
  vi.waitFor(() => {
    const event = posted.find((each) => each.kind === kind);
    expect(event).toBeDefined();
    return event as GatehouseEvent;
  });

describe('onEvent in gatehouse.config.ts', () => {
  it('is called for each event of an account, once, and for nothing else', async () => {
    const reader = await use.signedUp();
    const { headers } = await reader.post('/api/auth/sign-out');
    await has('sign-out');
    expect(posted.map(({ kind }) => kind)).toEqual(['sign-up', 'sign-in', 'sign-out']);
    const [{ id } = { id: '' }] = await use.database.sql<{ id: string }>(
      'select id from "user" where email = $1',
      [reader.email],
    );
    expect(posted.at(-1)).toEqual({
      kind: 'sign-out',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      actor: 'reader',
      userId: id,
      detail: null,
      requestId: headers['x-request-id'],
    });
    for (const { requestId } of posted) expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(handed.every((event) => Object.isFrozen(event))).toBe(true);
  });

  it('is called for a stranger’s guess, without the account they tried', async () => {
    const stranger = use.app.browser();
    stranger.email = 'nobody@example.com';
    await stranger.signIn('a wrong password');
    const event = await has('sign-in-failed');
    expect(event).toMatchObject({ actor: 'stranger', userId: null, detail: null });
    expect(JSON.stringify(event)).not.toContain(stranger.email);
  });

  it('is given the deleted reader’s id, and the trail is not (DAT-07)', async () => {
    const reader = await use.signedUp();
    const { userId } = await has('sign-in');
    expect((await reader.post('/api/me/delete', { email: reader.email })).status).toBe(200);
    expect(await has('account-deleted')).toMatchObject({ userId, detail: null });
    expect(
      await use.database.sql(
        `select user_id, address, device, request_id, detail from audit_event
          where kind = 'account-deleted'`,
      ),
    ).toEqual([{ user_id: null, address: null, device: null, request_id: null, detail: null }]);
    const lines = use.app.logged.filter((line) => line.includes('account-deleted'));
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain(userId);
  });

  it('doesn’t delay a request', async () => {
    const held: ServerResponse[] = [];
    answerHook.with = (response) => void held.push(response);
    const reader = await use.signedUp();
    expect((await reader.post('/api/auth/sign-out')).status).toBe(200);
    await has('sign-out');
    expect(held).toHaveLength(3);
    expect(use.app.logged.join()).not.toContain('onEvent failed');
    for (const response of held) response.end();
  });

  it('doesn’t fail a request, and the log doesn’t contain the webhook’s address', async () => {
    answerHook.with = (response) => void response.writeHead(500).end();
    await use.signedUp();
    const failures = () => use.app.logged.filter((line) => line.includes('onEvent failed'));
    await vi.waitFor(() => expect(failures()).toHaveLength(2));
    expect(failures().map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 'error', kind: 'sign-up', reason: '[link] answered 500' },
      { level: 'error', kind: 'sign-in', reason: '[link] answered 500' },
    ]);

    const app = use.instances[1] as typeof use.app;
    expect((await app.browser().signUp()).status).toBe(200);
    await vi.waitFor(() => {
      expect(app.logged.join()).toContain('a mistake in the configuration');
    });
  });
});
