import type { AccessToken } from '@gatehouse/contract/accessToken';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '../../auth-server/src/testing/createBrowser.js';
import { createApp } from './app.js';
import { openDatabase } from './database.js';

interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json(): unknown;
}

/** The service on a free port, in front of a Gatehouse that runs. */
export async function startApi(options: {
  origin: string;
  databaseUrl: string;
  introspect?: { clientId: string; clientSecret: string };
}) {
  const { origin, databaseUrl, introspect } = options;
  const logged: string[] = [];
  const database = openDatabase(databaseUrl);
  const settings = { siteUrl: origin, authUrl: origin, audience: origin, introspect };
  const app = createApp(settings, database, (message) => logged.push(message));
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;

  return {
    logged,
    /** Sends a request with a token, or without one for `null`. */
    async call(
      route: string,
      token: string | null,
      { method = 'GET', body, headers = {} }: Call = {},
    ): Promise<Answer> {
      const response = await fetch(`http://127.0.0.1:${port}${route}`, {
        method,
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const { status, headers: received } = response;
      return { status, headers: received, text, json: () => JSON.parse(text) as unknown };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.end();
    },
  };
}
export type Api = Awaited<ReturnType<typeof startApi>>;

interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What a page of the site gets with `getToken()`. */
export const askToken = async (reader: Browser): Promise<string> =>
  (JSON.parse((await reader.get('/api/auth/token')).text) as AccessToken).token;
