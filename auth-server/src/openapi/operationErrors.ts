import { ERROR_CODES, type ErrorCode } from '@gatehouse/contract/errorCodes';
import type { Operation } from './Operation.js';

/** Errors with a `Retry-After` header. */
export const RETRY_CODES: readonly string[] = [
  'TOO_MANY_REQUESTS',
  'DATABASE_UNAVAILABLE',
  'SERVER_BUSY',
  'KEYS_UNAVAILABLE',
] satisfies ErrorCode[];

/** Errors that say how to authenticate (RFC 9110, 11.6.1). */
export const CHALLENGE_CODES: readonly string[] = [
  'INVALID_SERVICE_CREDENTIAL',
  'INVALID_API_KEY',
] satisfies ErrorCode[];

/** Errors from the middleware in front of an operation, as app.ts composes it. */
function commonErrors(operation: Operation): ErrorCode[] {
  const { method, access, body, query, caller = 'page', needsNoDatabase = false } = operation;
  const codes: ErrorCode[] = ['BAD_REQUEST', 'INTERNAL_ERROR'];
  if (caller !== 'probe') codes.push('UNKNOWN_HOST');
  const isWrite = method !== 'GET';
  const isOfSite = caller === 'page' || caller === 'upload';
  if (isOfSite && isWrite) codes.push('CROSS_SITE_REQUEST');
  if (body !== undefined || query !== undefined) codes.push('INVALID_INPUT');
  // Bodies are parsed before routing, even where none is expected.
  if (caller === 'page') codes.push('MALFORMED_JSON');
  if (caller === 'page' || body !== undefined) {
    codes.push('BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE');
  }
  if (access === 'session' || access === 'fresh') codes.push('SIGN_IN_REQUIRED');
  if (access === 'caller') codes.push('INVALID_API_KEY', 'TOO_MANY_REQUESTS');
  if (access === 'fresh') codes.push('SESSION_NOT_FRESH');
  if (access === 'service' || access === 'scheduler') codes.push('INVALID_SERVICE_CREDENTIAL');
  if (!needsNoDatabase) codes.push('DATABASE_UNAVAILABLE', 'SERVER_BUSY');
  // A concurrent request created or changed the same thing.
  if (!needsNoDatabase && isWrite && isOfSite) codes.push('CONFLICT');
  return codes;
}

/** All codes of an operation by status, the server's own before Better Auth's. */
export function errorsOf(operation: Operation): Map<number, string[]> {
  const codes = new Set([...commonErrors(operation), ...(operation.errors ?? [])]);
  const byStatus = new Map<number, string[]>();
  const add = (status: number, code: string) =>
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  // In the order of the table, so that the document is deterministic.
  for (const [code, { status }] of Object.entries(ERROR_CODES)) {
    if (codes.has(code as ErrorCode)) add(status, code);
  }
  for (const [status, others] of Object.entries(operation.authErrors ?? {})) {
    for (const code of others) add(Number(status), code);
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}
