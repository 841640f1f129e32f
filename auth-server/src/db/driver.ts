import { Client, type ClientConfig } from '@neondatabase/serverless';
import pg from 'pg';
import WebSocket from 'ws';

/** `tcp`: the driver pg. `websocket`: Neon's, for hosts that only let HTTP out. */
export const DRIVERS = ['tcp', 'websocket'] as const;
export type DatabaseDriver = (typeof DRIVERS)[number];

/** Parameters of a connection string that only Gatehouse knows. */
const DRIVER = 'gatehouse_driver';
const PROXY = 'gatehouse_websocket';

/**
 * A connection string for {@link splitDriver}. The string says how to connect, so that whatever opens the database
 * does it in the same way.
 *
 * @param options.proxy `ws://` or `wss://`: a WebSocket proxy other than Neon's
 */
export function joinDriver(
  url: string,
  options: { driver: DatabaseDriver; proxy: string | null },
): string {
  if (options.driver === 'tcp') return url;
  const joined = new URL(url);
  joined.searchParams.set(DRIVER, options.driver);
  if (options.proxy !== null) joined.searchParams.set(PROXY, options.proxy);
  return joined.href;
}

/** @returns what is for the driver: the connection string, and the class that connects with it */
export function splitDriver(url: string): { url: string; Client: typeof pg.Client } {
  const parsed = new URL(url);
  const driver = parsed.searchParams.get(DRIVER);
  if (driver === null) return { url, Client: pg.Client };
  const proxy = parsed.searchParams.get(PROXY);
  parsed.searchParams.delete(DRIVER);
  parsed.searchParams.delete(PROXY);
  return { url: parsed.href, Client: createClientClass(proxy) as unknown as typeof pg.Client };
}

function createClientClass(proxy: string | null): typeof Client {
  return class extends Client {
    constructor(config?: ClientConfig) {
      super(config);
      const { neonConfig } = this;
      neonConfig.webSocketConstructor = WebSocket;
      // The default sends a password before it is asked for, which SCRAM doesn't allow.
      neonConfig.pipelineConnect = false;
      // The default waits for a timer before each message.
      neonConfig.coalesceWrites = false;
      if (proxy === null) return;
      const { protocol, host, pathname } = new URL(proxy);
      neonConfig.useSecureWebSocket = protocol === 'wss:';
      neonConfig.wsProxy = (to, port) => `${host}${pathname}?address=${to}:${port}`;
    }
  };
}

/** The WebSocket driver fails with events, which are no errors. */
export function asError(failure: unknown): Error {
  if (failure instanceof Error) return failure;
  const { message, error: cause } = (failure ?? {}) as { message?: string; error?: unknown };
  return new Error(`Connection terminated: ${message || 'the WebSocket failed'}`, { cause });
}
