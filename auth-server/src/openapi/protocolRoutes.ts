/**
 * Routes that a standard describes: MCP, and OAuth for apps. Their clients read OAuth's metadata instead
 * of the document, and get errors in the protocol's format.
 */
const PROTOCOL_ROUTE =
  /^\/(?:mcp(?:\/me)?|\.well-known\/oauth-[\w/-]+|api\/auth\/oauth2\/(?:authorize|register|token))$/;

export const isProtocolRoute = (path: string): boolean => PROTOCOL_ROUTE.test(path);
