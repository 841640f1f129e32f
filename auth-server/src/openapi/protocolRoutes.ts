/**
 * Routes whose standards describe them: MCP, and what OAuth has for apps. Their clients read OAuth's metadata
 * and not the document, and get errors in the form of the protocol.
 */
const PROTOCOL_ROUTE =
  /^\/(?:mcp(?:\/me)?|\.well-known\/oauth-[\w/-]+|api\/auth\/oauth2\/(?:authorize|register|token))$/;

export const isProtocolRoute = (path: string): boolean => PROTOCOL_ROUTE.test(path);
