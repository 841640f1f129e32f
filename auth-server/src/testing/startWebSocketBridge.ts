import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { createWebSocketStream, WebSocketServer } from 'ws';

/**
 * What Neon runs in front of its databases: connects WebSockets to PostgreSQL over TCP, at the host and port in
 * `?address=`.
 */
export async function startWebSocketBridge(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (socket, request) => {
    const address = new URL(request.url ?? '', 'ws://bridge').searchParams.get('address') ?? '';
    const { hostname, port } = new URL(`tcp://${address}`);
    const stream = createWebSocketStream(socket);
    const database = connect(Number(port), hostname);
    database.on('error', () => socket.terminate());
    stream.on('error', () => database.destroy());
    database.pipe(stream).pipe(database);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/v1`,
    close: async () => {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
