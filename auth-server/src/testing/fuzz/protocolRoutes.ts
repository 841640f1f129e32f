import { PROTECTED_PATHS } from '../../auth/oauth/oauthMetadata.js';
import { registrationSchema } from '../../auth/oauth/registration.js';
import { TOOLS } from '../../mcp/tools.js';
import { z } from 'zod';
import { toJsonSchema } from '../../openapi/jsonSchema.js';
import type { FuzzedRoute } from './requestFor.js';

const toInput = (schema: z.ZodType) => toJsonSchema(schema, 'input', new Map());

const message = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.int(),
  method: z.enum(['tools/list', 'tools/call', 'initialize', 'ping']),
  params: z.object({
    name: z.enum(['search_pages', 'read_page']),
    arguments: z.union([TOOLS.search.inputSchema, TOOLS.read.inputSchema]),
  }),
});

const authorization = {
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.literal('http://127.0.0.1/callback'),
  state: z.string(),
  code_challenge: z.string(),
  code_challenge_method: z.literal('S256'),
  resource: z.string(),
};
const token = z.object({
  grant_type: z.enum(['authorization_code', 'refresh_token']),
  client_id: z.string(),
  code: z.string(),
  code_verifier: z.string(),
  redirect_uri: z.string(),
  refresh_token: z.string(),
});

/** The routes of MCP and of OAuth for apps, which their standards document. */
export const PROTOCOL_ROUTES: readonly FuzzedRoute[] = [
  ...PROTECTED_PATHS.map((path) => ({
    method: 'POST',
    path,
    body: { type: 'application/json', schema: toInput(message) },
  })),
  {
    method: 'GET',
    path: '/api/auth/oauth2/authorize',
    query: Object.entries(authorization).map(([name, schema]) => ({
      name,
      schema: toInput(schema),
    })),
  },
  {
    method: 'POST',
    path: '/api/auth/oauth2/token',
    body: { type: 'application/x-www-form-urlencoded', schema: toInput(token) },
  },
  {
    method: 'POST',
    path: '/api/auth/oauth2/register',
    body: { type: 'application/json', schema: toInput(registrationSchema) },
  },
  { method: 'GET', path: '/.well-known/oauth-authorization-server' },
  { method: 'GET', path: '/.well-known/oauth-protected-resource/mcp' },
];

/** OAuth and JSON-RPC have their own error formats (RFC 6749, 5.2; JSON-RPC 2.0, 5.1). */
export function isProtocolError(body: unknown): boolean {
  const {
    error,
    error_description: description,
    jsonrpc,
  } = (body ?? {}) as Record<string, unknown>;
  return jsonrpc === '2.0' || (typeof error === 'string' && typeof description === 'string');
}
