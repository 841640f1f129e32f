import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { ERROR_CODES } from '@gatehouse/contract/errorCodes';
import type { z } from 'zod';
import { HttpError } from '../http/errors/HttpError.js';
import { sendErrorBody } from '../http/errors/sendError.js';
import { toHttpError } from '../http/errors/toHttpError.js';
import { NOT_THEIR_PASSKEY, REGISTRATION_FAILED } from './passkeys/passkeyPlugin.js';

const TAKES_COOKIE_AWAY = /; Max-Age=0(;|$)/i;

/**
 * Sends Better Auth's response: its cookies, the fields in the route's schema, no token, and errors in the
 * server's format.
 *
 * @param schema the schema of the response: other fields are dropped
 * @param failure the database's error, which Better Auth may have reported as another one
 * @throws HttpError `INTERNAL_ERROR` when a field is missing
 */
export async function sendAnswer(
  request: ExpressRequest,
  response: ExpressResponse,
  answer: Response,
  { schema, failure }: { schema: z.ZodType; failure: unknown },
): Promise<void> {
  // On errors too: signing out clears the cookie even when the database is down.
  const cookies = answer.headers.getSetCookie().filter(
    // Better Auth deletes the cookie of an expired session. If a page requests something while its
    // reader signs in again, that would delete the cookie of the new session.
    (cookie) => request.method !== 'GET' || !TAKES_COOKIE_AWAY.test(cookie),
  );
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  if (failure !== null) throw toHttpError(failure);

  const text = await answer.text();
  if (answer.ok) {
    // A page must never see a session token: an injected script would steal it.
    const body: unknown = JSON.parse(text || 'null', (key, value: unknown) =>
      key === 'token' ? undefined : value,
    );
    response.status(answer.status).json(schema.parse(body));
    return;
  }
  sendRefusal(request, response, answer, text);
}

function sendRefusal(
  request: ExpressRequest,
  response: ExpressResponse,
  answer: Response,
  text: string,
): void {
  if (answer.status === 429) {
    const seconds = Math.max(1, Math.ceil(Number(answer.headers.get('x-retry-after')) || 1));
    throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: seconds });
  }
  const { code, message } = parseRefusal(text);
  if (code === 'UNAUTHORIZED') throw new HttpError('SIGN_IN_REQUIRED');
  // What belongs to other readers looks as if it didn't exist (SES-11).
  const isForeign = answer.status === 401 && (code === undefined || code === NOT_THEIR_PASSKEY);
  if (isForeign || answer.status === 404) throw new HttpError('NOT_FOUND');
  if (code === REGISTRATION_FAILED) {
    // The site's pages never send an invalid registration: not a server failure.
    sendErrorBody(request, response, 400, { code, message: message ?? code });
    return;
  }
  if (answer.status >= 500 || code === undefined) {
    throw new HttpError(answer.status >= 500 ? 'INTERNAL_ERROR' : 'BAD_REQUEST', {
      cause: new Error(`Better Auth answered ${answer.status} ${code ?? ''}`),
    });
  }
  const ours = Object.entries(ERROR_CODES).find(([name]) => name === code)?.[1];
  sendErrorBody(request, response, answer.status, {
    code,
    message: ours?.message ?? message ?? code,
  });
}

function parseRefusal(text: string): { code?: string; message?: string } {
  try {
    const { code, message } = JSON.parse(text) as Record<string, unknown>;
    return {
      ...(typeof code === 'string' ? { code } : {}),
      ...(typeof message === 'string' ? { message } : {}),
    };
  } catch {
    return {};
  }
}
