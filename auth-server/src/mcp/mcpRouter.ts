import { Router } from 'express';
import { PROTECTED_PATHS } from '../auth/oauth/oauthMetadata.js';
import { HttpError } from '../http/errors/HttpError.js';
import { clientNetwork } from '../http/requestContext/clientNetwork.js';
import { createLocalLimit } from '../limits/createLocalLimit.js';
import { addTools, type DocsTools } from './docsTools.js';
import { findCaller, type BearerReader, type Caller } from './findCaller.js';

/** Requests per minute, in one instance: of a network without credentials, and of a reader. */
const PER_MINUTE = { network: 120, reader: 300 };

/**
 * `POST /mcp`: the site's pages for AI assistants (Model Context Protocol, Streamable HTTP). Stateless: a
 * request carries all that its answer depends on. Cookies are ignored, so that no page of another site can
 * read in a reader's name.
 *
 * @param options.bearers who can stand behind `Authorization: Bearer`
 * @param options.metadataUrl where a client learns how to get an access token for a path (RFC 9728)
 */
export function createMcpRouter(options: {
  bearers: readonly BearerReader[];
  metadataUrl: (path: string) => string;
  tools: DocsTools;
}): Router {
  const { bearers, metadataUrl, tools } = options;
  const ofNetwork = createLocalLimit({ max: PER_MINUTE.network, window: 60 });
  const ofReader = createLocalLimit({ max: PER_MINUTE.reader, window: 60 });
  let sdk: Promise<Sdk> | null = null;

  /** Answers one JSON-RPC message. */
  async function serve(body: unknown, caller: Caller | null) {
    const { createMcpHandler, McpServer, toNodeHandler } = await (sdk ??= loadSdk());
    // A batch would be many requests for the price of one. The protocol has had none since 2025-06-18.
    if (Array.isArray(body)) throw new HttpError('BAD_REQUEST');
    const handler = createMcpHandler(
      () => {
        const server = new McpServer(tools.about, { instructions: tools.instructions });
        addTools(server, caller, tools);
        return server;
      },
      // Nothing is ever announced, so an open stream would only hold a connection.
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

  /** Tells the client how to get in (RFC 6750, 3; RFC 9728, 5.1). */
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
        // Not served as anonymous: the client would never learn that its token has ended.
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

/** Takes a second, so it waits for the first request. */
async function loadSdk() {
  const [{ createMcpHandler, McpServer }, { toNodeHandler }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('@modelcontextprotocol/node'),
  ]);
  return { createMcpHandler, McpServer, toNodeHandler };
}
