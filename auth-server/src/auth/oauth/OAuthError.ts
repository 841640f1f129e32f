import type { Request, Response } from 'express';
import { isOvertaken } from '../../db/violations.js';
import { setErrorHeaders } from '../../http/errors/sendError.js';
import { toHttpError } from '../../http/errors/toHttpError.js';
import type { Log } from '../../log.js';

type Code =
  | 'invalid_request'
  | 'invalid_grant'
  | 'invalid_target'
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata';

/** An error in OAuth's own format (RFC 6749, 5.2; RFC 7591, 3.2.2; RFC 8707, 2). */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';

  constructor(
    readonly code: Code,
    description: string,
  ) {
    super(description);
  }
}

/** Sends an error in the format that OAuth libraries expect: `{ error, error_description }`. */
export function sendOAuthError(
  thrown: unknown,
  request: Request,
  response: Response,
  log: Log,
): void {
  // The reader revoked access, was banned or was deleted while a token was being issued.
  const error = isOvertaken(thrown) ? new OAuthError('invalid_grant', 'Access has ended.') : thrown;
  response.setHeader('Cache-Control', 'no-store');
  if (error instanceof OAuthError) {
    response.status(400).json({ error: error.code, error_description: error.message });
    return;
  }
  const known = toHttpError(error);
  if (known.status >= 500) {
    log.error(
      { err: known.cause ?? known, code: known.code, requestId: request.id },
      'request failed',
    );
  }
  setErrorHeaders(response, known);
  response.status(known.status).json({
    error: oauthCodeOf(known.status),
    error_description: known.message,
  });
}

function oauthCodeOf(status: number): string {
  if (status === 503 || status === 429) return 'temporarily_unavailable';
  return status >= 500 ? 'server_error' : 'invalid_request';
}
