import { Router } from 'express';
import { PROTECTED_PATHS } from '../auth/oauth/oauthMetadata.js';
import { HttpError } from '../http/errors/HttpError.js';
import { clientNetwork } from '../http/requestContext/clientNetwork.js';
import type { Limits } from '../limits/createLimits.js';
import { addTools, type DocsTools } from './docsTools.js';
import { findCaller, type BearerReader, type Caller } from './findCaller.js';

/** Requests per minute and instance: from a network without credentials, and from a reader. */
const PER_MINUTE = { network: 120, reader: 300 };

/**
 * `POST /mcp`: the site's pages for AI assistants (Model Context Protocol, Streamable HTTP). Stateless: a
 * response depends only on its request. Cookies are ignored, so that pages of other sites can't read on
 * a reader's behalf.
 *
 * @param options.bearers the credentials accepted in `Authorization: Bearer`
 * @param options.metadataUrl the metadata that tells a client how to get a token for a path (RFC 9728)
 */
export function createMcpRouter(options: {
  bearers: readonly BearerReader[];
  metadataUrl: (path: string) => string;
  tools: DocsTools;
  limits: Limits;
}): Router {
  const { bearers, metadataUrl, tools, limits } = options;
  const ofNetwork = limits.local({ name: 'mcp-network', max: PER_MINUTE.network, window: 60 });
  const ofReader = limits.local({ name: 'mcp-reader', max: PER_MINUTE.reader, window: 60 });
  let sdk: Promise<Sdk> | null = null;

  /** Handles one JSON-RPC message. */
  async function serve(body: unknown, caller: Caller | null) {
    const { createMcpHandler, McpServer, toNodeHandler } = await (sdk ??= loadSdk());
    // A batch would bypass the limit. The protocol has had none since 2025-06-18.
    if (Array.isArray(body)) throw new HttpError('BAD_REQUEST');
    const handler = createMcpHandler(
      () => {
        const server = new McpServer(tools.about, { instructions: tools.instructions });
        addTools(server, caller, tools);
        return server;
      },
      // There are no notifications, so an open stream would only occupy a connection.
      { maxSubscriptions: 0 },
    );
    return toNodeHandler({
      fetch: async (request, about) => {
        const answer = await handler.fetch(request, about);
        answer.headers.set('Cache-Control', 'no-store');
        return answer;
      },
    });
  }

  /** Tells the client how to authenticate (RFC 6750, 3; RFC 9728, 5.1). */
  function refusal(path: string, isInvalid: boolean): HttpError {
    const error = isInvalid ? ', error="invalid_token"' : '';
    return new HttpError(isInvalid ? 'INVALID_ACCESS_TOKEN' : 'SIGN_IN_REQUIRED', {
      challenge: `Bearer resource_metadata="${metadataUrl(path)}"${error}`,
    });
  }

  const router = Router({ caseSensitive: true, strict: true });
  for (const path of PROTECTED_PATHS) {
    router
      .route(path)
      .post(async (request, response) => {
        const caller = await findCaller(request, bearers);
        const wait = await (caller === null || caller === 'invalid'
          ? ofNetwork(clientNetwork(request))
          : ofReader(caller.user.id));
        if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
        // Not treated as anonymous: the client must notice that its token is no longer valid.
        if (caller === 'invalid') throw refusal(path, true);
        if (caller === null && path !== '/mcp') throw refusal(path, false);
        const handle = await serve(request.body, caller);
        await handle(request, response, request.body ?? {});
      })
      .all(() => {
        throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'POST' });
      });
  }
  return router;
}

type Sdk = Awaited<ReturnType<typeof loadSdk>>;

/** Loading takes a second, so it happens with the first request. */
async function loadSdk() {
  const [{ createMcpHandler, McpServer }, { toNodeHandler }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('@modelcontextprotocol/node'),
  ]);
  return { createMcpHandler, McpServer, toNodeHandler };
}
