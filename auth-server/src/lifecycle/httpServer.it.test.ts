import { Agent, request, type IncomingMessage } from 'node:http';
import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS, type ConnectionLimits } from '../limits/limitSettings.js';
import { getFreePort } from '../testing/getFreePort.js';
import { listen } from './httpServer.js';

const at = (port: number, limits: Partial<ConnectionLimits> = {}) => ({
  port,
  limits: { ...DEFAULT_LIMITS.connections, ...limits },
});

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

describe('a client that occupies connections', () => {
  /** Connects and sends the beginning of a request. */
  async function begin(
    port: number,
    text: string,
  ): Promise<{ socket: Socket; closed: Promise<string> }> {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('latin1', 0, 100)));
    socket.on('error', () => undefined);
    const closed = once(socket, 'close').then(() => received);
    await once(socket, 'connect');
    socket.write(text);
    return { socket, closed };
  }

  it('gets a time limit for the headers, while everyone else is served (DOS-01)', async () => {
    const port = await getFreePort();
    const server = await listen(
      (_request, response) => response.end(),
      at(port, { headersTimeout: 1_000 }),
    );
    const slow = await Promise.all(
      Array.from({ length: 500 }, () => begin(port, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')),
    );
    const others = await Promise.all(Array.from({ length: 20 }, () => get(port)));
    expect(others.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200));
    for (const answer of await Promise.all(slow.map(({ closed }) => closed))) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    }
    await server.close(60_000);
  });

  it('gets a time limit for the body, even if it keeps sending (DOS-01)', async () => {
    const port = await getFreePort();
    const server = await listen(
      (request) => request.resume(),
      at(port, { headersTimeout: 1_000, requestTimeout: 1_000 }),
    );
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n';
    const { socket, closed } = await begin(port, head);
    const sending = setInterval(() => socket.write('a'), 50);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(sending);
    await server.close(60_000);
  });

  it('is disconnected when it stops reading (DOS-01)', async () => {
    const port = await getFreePort();
    const aborted = new EventEmitter();
    const size = 64 * 1024 * 1024;
    const server = await listen(
      (_request, response) => {
        response.on('close', () => aborted.emit('close'));
        response.end(Buffer.alloc(size));
      },
      at(port, { stallTimeout: 500 }),
    );
    const ended = once(aborted, 'close');
    const { socket, closed } = await begin(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    socket.pause();
    await ended;
    socket.resume();
    await closed;
    expect(socket.bytesRead).toBeLessThan(size);
    await server.close(60_000);
  });

  it('gets no more connections than allowed (DOS-01)', async () => {
    const port = await getFreePort();
    let dropped = 0;
    const server = await listen((_request, response) => response.end(), {
      ...at(port, { max: 2 }),
      onDropped: () => (dropped += 1),
    });
    const [first] = [await begin(port, ''), await begin(port, '')];
    const { closed } = await begin(port, '');
    expect(await closed).toBe('');
    expect(dropped).toBe(1);
    first?.socket.destroy();
    await first?.closed;
    await vi.waitFor(async () => {
      expect((await get(port)).statusCode).toBe(200);
    });
    await server.close(1);
  });

  it('gets 431 for headers that are too large (DOS-02)', async () => {
    const port = await getFreePort();
    const server = await listen((_request, response) => response.end(), at(port));
    const head = `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(64 * 1024)}\r\n\r\n`;
    const { closed } = await begin(port, head);
    expect(await closed).toMatch(/^HTTP\/1\.1 431 .*\r\nConnection: close/s);
    await server.close(60_000);
  });
});
