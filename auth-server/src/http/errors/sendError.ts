import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import type { HttpError } from './HttpError.js';

/** Sends an error in the common format: `{ code, message, requestId }`. */
export function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  error: HttpError,
): void {
  const { fields } = error.details;
  setErrorHeaders(response, error);
  sendErrorBody(request, response, error.status, {
    code: error.code,
    message: error.message,
    ...(fields === undefined ? {} : { fields }),
  });
}

/** Sets the headers of an error, for any format of its body. */
export function setErrorHeaders(response: ServerResponse, { details }: HttpError): void {
  const { retryAfter, allow, challenge, contentRange } = details;
  response.setHeader('Cache-Control', 'no-store');
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  if (challenge !== undefined) response.setHeader('WWW-Authenticate', challenge);
  if (allow !== undefined) response.setHeader('Allow', allow);
  if (contentRange !== undefined) response.setHeader('Content-Range', contentRange);
}

/** {@link sendError} for a code that isn't in the contract's table: Better Auth's. */
export function sendErrorBody(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: Omit<ErrorBody, 'requestId'>,
): void {
  const text = JSON.stringify({ ...body, requestId: request.id } satisfies ErrorBody);
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
