import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createStatementReader } from './statementReader.js';

/** Whether the statement of a cut connection was lost, or only its answer. */
export type Loss = 'statement' | 'answer';

/** The network between the product and its PostgreSQL, which a test can break. */
export interface DatabaseProxy {
  /** Connects to the database through this proxy. */
  url: string;
  /** The texts of the statements since the last {@link DatabaseProxy.heal}, except those of background jobs. */
  readonly statements: readonly string[];
  /** Open connections, including those that wait. */
  readonly connections: number;
  /** Closes all connections. New ones work. */
  cut(): void;
  /** Closes all connections at a statement, counted from 1 on. New ones work. */
  cutAt(statement: number, lost: Loss): void;
  /** Forwards nothing more: neither side hears that the other has gone. */
  swallow(): void;
  /** Makes new connections wait, as a database does that has to start first. */
  delay(milliseconds: number): void;
  /** Holds back the first statement that matches. Resolves when it has arrived. */
  holdAt(pattern: RegExp): Promise<void>;
  /** Refuses new connections, and closes the others. */
  refuse(): void;
  /** Ends all faults. What was held back is forwarded. */
  heal(): void;
  close(): Promise<void>;
}

interface Link {
  client: Socket;
  server: Socket;
  /** The answer to the last statement closes all connections instead of being forwarded. */
  losesAnswer: boolean;
}

/** What the mail worker and the hourly cleaning send, at times that no test controls. */
const OF_JOBS =
  /"due" as|min\(next_attempt_at\)|^update "mail"|^delete from "\w+" where .* < now\(\)/;

/** The end of every answer in PostgreSQL's protocol: ReadyForQuery, without its last byte. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const links = new Set<Link>();
  const clients = new Set<Socket>();
  let statements: string[] = [];
  let plan: { statement: number; lost: Loss } | null = null;
  let hold: { pattern: RegExp; arrived: () => void } | null = null;
  let connectDelay = 0;
  let isSwallowing = false;
  let isRefusing = false;
  const held: (() => void)[] = [];

  const cut = () => {
    for (const client of clients) client.resetAndDestroy();
    for (const { server } of links) server.destroy();
    links.clear();
  };

  /** Called with each statement, before `forward`. */
  const onStatement = (link: Link, text: string, forward: () => void) => {
    if (OF_JOBS.test(text)) {
      forward();
      return;
    }
    statements.push(text);
    if (hold?.pattern.test(text)) {
      held.push(forward);
      hold.arrived();
      hold = null;
      return;
    }
    if (statements.length !== plan?.statement) {
      forward();
      return;
    }
    if (plan.lost === 'statement') {
      cut();
      return;
    }
    link.losesAnswer = true;
    forward();
  };

  const link = (client: Socket) => {
    const server = connect(Number(target.port), target.hostname);
    const pair: Link = { client, server, losesAnswer: false };
    links.add(pair);
    const reader = createStatementReader((bytes, text) => {
      const forward = () => server.write(bytes);
      if (text === null) forward();
      else onStatement(pair, text, forward);
    });
    client.on('data', (chunk) => {
      if (isSwallowing) held.push(() => reader.read(chunk));
      else reader.read(chunk);
    });
    server.on('data', (chunk) => {
      if (isSwallowing) held.push(() => client.write(chunk));
      else if (!pair.losesAnswer) client.write(chunk);
      else if (chunk.subarray(-6, -1).equals(READY)) cut();
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      // A side that is gone only shows in its 'close'.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        links.delete(pair);
        // PostgreSQL never learns of a client that a black hole hides from it.
        if (isSwallowing) held.push(() => other.destroy());
        else other.destroy();
      });
    }
  };

  const listener = createServer((client) => {
    if (isRefusing) {
      client.resetAndDestroy();
      return;
    }
    clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => clients.delete(client));
    setTimeout(() => {
      if (!client.destroyed) link(client);
    }, connectDelay);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((listener.address() as AddressInfo).port);

  return {
    url: url.href,
    get statements() {
      return statements;
    },
    get connections() {
      return clients.size;
    },
    cut,
    cutAt: (statement, lost) => {
      statements = [];
      plan = { statement, lost };
    },
    swallow: () => {
      isSwallowing = true;
    },
    delay: (milliseconds) => {
      connectDelay = milliseconds;
    },
    holdAt: (pattern) =>
      new Promise((resolve) => {
        hold = { pattern, arrived: resolve };
      }),
    refuse: () => {
      isRefusing = true;
      cut();
    },
    heal: () => {
      statements = [];
      plan = null;
      hold = null;
      connectDelay = 0;
      isSwallowing = false;
      isRefusing = false;
      for (const go of held.splice(0)) go();
    },
    close: async () => {
      cut();
      listener.close();
      await once(listener, 'close');
    },
  };
}
