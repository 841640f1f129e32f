import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy in front of a database, whose faults a test decides. */
export interface TcpProxy {
  /** The database's URL, through the proxy. */
  url: string;
  /** Connections accepted so far. */
  connections: number;
  /** How many times data came from a client. */
  writes: number;
  /**
   * `forward` is the normal state. `hold` accepts connections and data, and forwards them later. `cut` closes
   * connections as soon as anything is sent on them.
   */
  mode: 'forward' | 'hold' | 'cut';
  /** Forwards everything that was held, and all that follows. */
  release(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(databaseUrl: string): Promise<TcpProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  const server = createServer((client) => {
    proxy.connections += 1;
    const upstream = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    upstream.on('data', (data) => client.write(data));
    client.on('data', (data) => {
      proxy.writes += 1;
      const forward = () => upstream.write(data);
      if (proxy.mode === 'cut') client.destroy();
      else if (proxy.mode === 'hold') held.push(forward);
      else forward();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy: TcpProxy = {
    url: url.href,
    connections: 0,
    writes: 0,
    mode: 'forward',
    release: () => {
      proxy.mode = 'forward';
      for (const forward of held.splice(0)) forward();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
