import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors/HttpError.js';

/** UTF-8 or unspecified, which is UTF-8 (RFC 8259). Any other charset could bypass filters. */
const JSON_TYPE = /^application\/json(?:;\s*charset="?utf-8"?)?$/i;

/**
 * Reads a JSON body into `request.body`: `undefined` when there is none.
 *
 * A custom reader, because the usual ones read a body to its end before they reject its size, and
 * don't check for U+0000. Refuses other types (a form or text/plain crosses origins without a
 * preflight), compressed bodies (a bomb), and text that PostgreSQL or a browser may read
 * differently: invalid UTF-8, a byte order mark, NUL, a lone surrogate.
 *
 * @param limit bytes
 */
export function jsonBody(limit: number): RequestHandler {
  return async (request, response, next) => {
    const { headers } = request;
    const length = headers['content-length'];
    const hasBody = headers['transfer-encoding'] !== undefined || Number(length ?? 0) > 0;
    const type = headers['content-type'];
    if ((hasBody || type !== undefined) && !JSON_TYPE.test(type ?? '')) {
      refuseUnread(response);
      throw new HttpError('UNSUPPORTED_MEDIA_TYPE');
    }
    if (!hasBody) return next();
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
      refuseUnread(response);
      throw new HttpError('UNSUPPORTED_MEDIA_TYPE');
    }
    if (Number(length ?? 0) > limit) {
      refuseUnread(response);
      throw new HttpError('BODY_TOO_LARGE');
    }
    const bytes = await readAtMost(request, limit);
    if (bytes === null) {
      refuseUnread(response);
      throw new HttpError('BODY_TOO_LARGE');
    }
    request.body = parse(bytes);
    next();
  };
}

/** The rest of the body is never read, so the connection can't be reused. */
function refuseUnread(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Connection', 'close');
}

/** @returns `null` as soon as more than `limit` bytes are received */
function readAtMost(request: Request, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      request.removeAllListeners('data');
      request.pause();
      resolve(null);
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.on('error', (cause) => {
      reject(new HttpError('BAD_REQUEST', { cause }));
    });
  });
}

function parse(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return JSON.parse(text, (key, value: unknown) => {
      if (isUnsafeText(key) || (typeof value === 'string' && isUnsafeText(value))) {
        throw new HttpError('BAD_REQUEST');
      }
      return value;
    });
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError('MALFORMED_JSON', { cause: error });
  }
}

function isUnsafeText(text: string): boolean {
  return text.includes('\0') || /\p{Cs}/u.test(text);
}
