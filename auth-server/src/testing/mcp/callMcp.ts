import type { TestApp } from '../createTestApp.js';
import type { Sending, Sent } from '../send.js';

/** Sends an MCP request, by default for the list of tools. */
export function callMcp(app: TestApp, sending: Partial<Sending> = {}): Promise<Sent> {
  return app.send({
    method: 'POST',
    path: '/mcp',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    ...sending,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...sending.headers,
    },
  });
}
