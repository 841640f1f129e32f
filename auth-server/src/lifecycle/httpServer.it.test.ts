import { Agent, request, type IncomingMessage } from 'node:http';
import { EventEmitter, once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits/limitSettings.js';
import { getFreePort } from '../testing/getFreePort.js';
import { listen } from './httpServer.js';

const at = (port: number) => ({ port, limits: DEFAULT_LIMITS.connections });

const agent = new Agent({ keepAlive: true });
afterEach(() => {
  agent.destroy();
});

/** Sends a request immediately, on an idle or a new connection. */
async function get(port: number): Promise<IncomingMessage> {
  const outgoing = request({ host: '127.0.0.1', port, agent });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response;
}

describe('a server that is closed', () => {
  it('answers every request sent before, including those on connections it has yet to accept (FLT-06)', async () => {
    const port = await getFreePort();
    let closing: Promise<void> | null = null;
    const server = await listen((_request, response) => {
      closing ??= server.close(60_000);
      response.end('done');
    }, at(port));
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(port)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(200));
    await closing;
  });

  it('accepts no new connection, and aborts requests that exceed the grace period', async () => {
    const port = await getFreePort();
    const received = new EventEmitter();
    const server = await listen(() => {
      received.emit('request');
    }, at(port));
    const first = once(received, 'request');
    const hanging = get(port).catch((error: NodeJS.ErrnoException) => error.code);
    await first;
    await server.close(1);
    expect(await hanging).toBe('ECONNRESET');
    await expect(get(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('asks clients to open a new connection while it drains', async () => {
    const port = await getFreePort();
    const server = await listen((_request, response) => response.end(), at(port));
    expect((await get(port)).headers.connection).toBe('keep-alive');
    server.drain();
    expect((await get(port)).headers.connection).toBe('close');
    await server.close(60_000);
  });
});
