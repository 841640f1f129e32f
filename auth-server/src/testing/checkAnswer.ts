import { ERROR_CODES, type ErrorCode } from '@gatehouse/contract/errorCodes';
import { errorSchema } from '@gatehouse/contract/errorSchema';
import { KEY_SET_PATH } from '@gatehouse/contract/reservedPaths';
import type { z } from 'zod';
import { AUTH_PATH } from '../auth/authOptions.js';
import { CHALLENGE_CODES, errorsOf, RETRY_CODES } from '../openapi/operationErrors.js';
import type { Answer, Operation } from '../openapi/Operation.js';
import { listOperations } from '../openapi/operations.js';
import { isProtocolRoute } from '../openapi/protocolRoutes.js';
import type { Sending, Sent } from './send.js';

export type AnswerCheck = (sending: Sending, sent: Sent) => void;

/** The error codes of requests that don't reach an operation. */
const REFUSED: readonly ErrorCode[] = [
  'BAD_REQUEST',
  'MALFORMED_JSON',
  'CROSS_SITE_REQUEST',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNKNOWN_HOST',
];

/**
 * Checks the API's responses against the OpenAPI document: status, headers, and every field of the body.
 * Undeclared fields fail, since they may be a leak.
 *
 * @param site what the site has added, see `AuthExtension`
 * @throws Error with the operation, the status and the problems
 */
export function createAnswerCheck(
  site: { ownFields: readonly string[]; pluginRoutes: object } = {
    ownFields: [],
    pluginRoutes: {},
  },
): AnswerCheck {
  const operations = listOperations(site.ownFields).map((operation) => ({
    operation,
    errors: errorsOf(operation),
    pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`),
  }));
  const foreign = new Set(Object.keys(site.pluginRoutes).map((path) => AUTH_PATH + path));

  return ({ method = 'GET', path: url }, sent) => {
    const [path = ''] = url.split('?', 1);
    const isOfApi = (path.startsWith('/api/') || path === KEY_SET_PATH) && !isProtocolRoute(path);
    if (!isOfApi || foreign.has(path) || isAboutMethods(method, sent)) return;
    const served = method === 'HEAD' ? 'GET' : method;
    const found = operations.find(
      ({ operation, pattern }) => operation.method === served && pattern.test(path),
    );
    const problems =
      found === undefined || (method === 'HEAD' && sent.status === 405)
        ? problemsOfRefusal(method, sent)
        : problemsOf(found.operation, found.errors, method, sent);
    if (problems.length === 0) return;
    const name = found === undefined ? '' : ` (${found.operation.id})`;
    throw new Error(
      `${method} ${path}${name} answered ${sent.status}, contrary to the document:\n  ${problems.join('\n  ')}\nThe document is generated from auth-server/src/openapi/operations.ts. The response:\n${sent.text.slice(0, 2000)}`,
    );
  };
}

function problemsOf(
  operation: Operation,
  errors: Map<number, string[]>,
  method: string,
  sent: Sent,
): string[] {
  const { status, headers } = sent;
  const answer = operation.answers[status];
  if (answer === undefined) {
    const codes = errors.get(status);
    return codes === undefined
      ? [`status ${status} is not in the document`]
      : problemsOfError(codes, method, sent);
  }
  const cached = operation.cacheControl ?? ['no-store'];
  return [
    ...(headers['x-request-id'] === undefined ? ['X-Request-Id is missing'] : []),
    ...(cached.includes(headers['cache-control'] ?? '')
      ? []
      : [`Cache-Control is "${headers['cache-control']}", not ${cached.join(' or ')}`]),
    ...(headers['set-cookie'] !== undefined && !answer.headers?.includes('Set-Cookie')
      ? ['Set-Cookie is not in the document']
      : []),
    ...(method === 'HEAD' ? [] : problemsOfBody(answer, sent)),
  ];
}

function problemsOfBody({ schema, type }: Answer, { headers, text }: Sent): string[] {
  const actual = headers['content-type'];
  if (schema === undefined) {
    if (type !== undefined) return actual === type ? [] : [`Content-Type is ${actual}`];
    // A redirect has a line of text for clients that don't follow it.
    return text === '' || headers.location !== undefined ? [] : ['a body is not in the document'];
  }
  if (!actual?.startsWith('application/json')) return [`Content-Type is ${actual}`];
  // Compressed bodies are not checked.
  return headers['content-encoding'] === undefined ? compare(schema, JSON.parse(text)) : [];
}

function problemsOfError(codes: readonly string[], method: string, sent: Sent): string[] {
  const { headers, text } = sent;
  if (method === 'HEAD') return [];
  const problems = compare(errorSchema, JSON.parse(text));
  const { code = '', requestId, fields } = JSON.parse(text) as Partial<z.infer<typeof errorSchema>>;
  if (!codes.includes(code)) problems.push(`${code} with this status is not in the document`);
  if (requestId !== headers['x-request-id']) problems.push('X-Request-Id is not the requestId');
  if (headers['cache-control'] !== 'no-store') problems.push('Cache-Control is not no-store');
  if ((code === 'INVALID_INPUT') !== (fields !== undefined)) {
    problems.push('fields must come with INVALID_INPUT, and with no other code');
  }
  if (RETRY_CODES.includes(code) && !/^[1-9]\d*$/.test(headers['retry-after'] ?? '')) {
    problems.push(`Retry-After is "${headers['retry-after']}"`);
  }
  if (CHALLENGE_CODES.includes(code) && headers['www-authenticate'] === undefined) {
    problems.push('WWW-Authenticate is missing');
  }
  return problems;
}

function problemsOfRefusal(method: string, sent: Sent): string[] {
  const codes = REFUSED.filter((code) => ERROR_CODES[code].status === sent.status);
  if (codes.length === 0) return ['the operation is not in the document'];
  const isMuteMethod = sent.status === 405 && sent.headers.allow === undefined;
  return [...problemsOfError(codes, method, sent), ...(isMuteMethod ? ['Allow is missing'] : [])];
}

/** A preflight, see http/cors, or Express's own response to OPTIONS: the allowed methods. */
const isAboutMethods = (method: string, { status, headers }: Sent) =>
  method === 'OPTIONS' && (status === 204 || headers.allow !== undefined);

/** The problems with a value, including fields that are not in its schema. */
function compare(schema: z.ZodType, value: unknown): string[] {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
    );
  }
  return findDropped(value, parsed.data, 'body').map((path) => `${path} is not in the document`);
}

function findDropped(sent: unknown, kept: unknown, path: string): string[] {
  if (typeof sent !== 'object' || typeof kept !== 'object') return [];
  if (sent === null || kept === null) return [];
  return Object.entries(sent).flatMap(([name, value]) => {
    const at = `${path}.${name}`;
    return name in kept ? findDropped(value, (kept as Record<string, unknown>)[name], at) : [at];
  });
}
