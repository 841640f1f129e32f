import * as current from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

/** The part of a real MCP client that tests use. */
export interface McpClient {
  /** The negotiated protocol version. */
  version: string | undefined;
  instructions: string | undefined;
  listTools(): Promise<{ name: string; inputSchema: object }[]>;
  callTool(name: string, input: Record<string, unknown>): Promise<CallToolResult>;
  close(): Promise<void>;
}

export const PROTOCOL_VERSIONS = ['2026-07-28', '2025-11-25'] as const;

interface Connection {
  url: string;
  headers?: Record<string, string>;
}

/** Connects the official client for a protocol version: SDK v2 for 2026-07-28, v1 for 2025-11-25. */
export function connectClient(
  version: (typeof PROTOCOL_VERSIONS)[number],
  connection: Connection,
): Promise<McpClient> {
  return version === '2026-07-28' ? connectV2(connection) : connectV1(connection);
}

const ABOUT = { name: 'test', version: '1.0.0' };

async function connectV2({ url, headers = {} }: Connection): Promise<McpClient> {
  const client = new current.Client(ABOUT, { versionNegotiation: { mode: 'auto' } });
  const requestInit = { headers };
  await client.connect(new current.StreamableHTTPClientTransport(new URL(url), { requestInit }));
  return {
    version: client.getNegotiatedProtocolVersion(),
    instructions: client.getInstructions(),
    listTools: async () => (await client.listTools()).tools,
    callTool: async (name, input) =>
      (await client.callTool({ name, arguments: input })) as CallToolResult,
    close: () => client.close(),
  };
}

async function connectV1({ url, headers = {} }: Connection): Promise<McpClient> {
  const client = new Client(ABOUT);
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  await client.connect(transport as Parameters<Client['connect']>[0]);
  return {
    version: transport.protocolVersion,
    instructions: client.getInstructions(),
    listTools: async () => (await client.listTools()).tools,
    callTool: async (name, input) =>
      (await client.callTool({ name, arguments: input })) as CallToolResult,
    close: () => client.close(),
  };
}
