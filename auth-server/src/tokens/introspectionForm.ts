import { z } from 'zod';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';

/** Characters. A token of a reader with many plans is far shorter. */
const LONGEST_TOKEN = 8 * 1024;

const schema = z.object({
  token: z.string('is missing').min(1, 'is missing').max(LONGEST_TOKEN, 'is too long'),
});

/**
 * The token in a form body. Other parameters mean nothing, as RFC 7662 wants it.
 *
 * @param body the bytes; anything else: the body was of another type
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
  // RFC 6749, 3.2: two would be read in one way here, and in another one elsewhere.
  if (new Set(parameters.keys()).size !== parameters.size) throw new HttpError('BAD_REQUEST');
  return parseInput(schema, Object.fromEntries(parameters)).token;
}
