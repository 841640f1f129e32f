import { z } from 'zod';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';

/** In characters. Even with many plans, a token is far shorter. */
const MAX_TOKEN_LENGTH = 8 * 1024;

export const introspectionFormSchema = z.object({
  token: z
    .string('is missing')
    .min(1, 'is missing')
    .max(MAX_TOKEN_LENGTH, 'is too long')
    .describe('An access token, or the value of a session cookie.'),
});

/**
 * Reads the token from a form body. Other parameters are ignored (RFC 7662, 2.1).
 *
 * @param body a Buffer; anything else means that the body had another content type
 * @throws HttpError `UNSUPPORTED_MEDIA_TYPE`, `BAD_REQUEST`, or `INVALID_INPUT`
 */
export function parseIntrospectionForm(body: unknown): string {
  if (!Buffer.isBuffer(body)) throw new HttpError('UNSUPPORTED_MEDIA_TYPE');
  let parameters: URLSearchParams;
  try {
    parameters = new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new HttpError('BAD_REQUEST', { cause });
  }
  // RFC 6749, 3.2: parsers disagree on which of two values counts.
  if (new Set(parameters.keys()).size !== parameters.size) throw new HttpError('BAD_REQUEST');
  return parseInput(introspectionFormSchema, Object.fromEntries(parameters)).token;
}
