import etag from 'etag';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from '../http/errors/HttpError.js';
import type { Body } from './Resource.js';
import { setPagePolicy } from './sendPage.js';

type Encoding = 'br' | 'gzip' | 'identity';

/** In order of preference. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const satisfies Encoding[];

const compressors: Record<Exclude<Encoding, 'identity'>, (raw: Buffer) => Promise<Buffer>> = {
  br: (raw) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (raw) => promisify(gzip)(raw),
};

export function htmlBody(raw: Buffer): TextBody {
  return new TextBody(raw, 'text/html; charset=utf-8', readPagePolicy(raw.toString()));
}

export function markdownBody(text: string, type: 'text/markdown' | 'text/plain'): TextBody {
  return new TextBody(Buffer.from(text), `${type}; charset=utf-8`, null);
}

/** Text in memory, compressed on the first request for each encoding. */
export class TextBody implements Body {
  /** A weak ETag, shared by all encodings. */
  readonly #etag: string;
  /** In bytes, uncompressed. */
  readonly size: number;
  readonly #type: string;
  readonly #policy: string | null;
  readonly #encoded = new Map<Encoding, Buffer | Promise<Buffer>>();

  /**
   * @param type the `Content-Type`
   * @param policy the page's content security policy
   */
  constructor(raw: Buffer, type: string, policy: string | null) {
    this.#encoded.set('identity', raw);
    this.#type = type;
    this.size = raw.length;
    this.#policy = policy;
    this.#etag = etag(raw, { weak: true });
  }

  #in(encoding: Encoding): Buffer | Promise<Buffer> {
    const ready = this.#encoded.get(encoding);
    if (ready !== undefined) return ready;
    const raw = this.#encoded.get('identity') as Buffer;
    const made = compressors[encoding as 'br' | 'gzip'](raw).then((buffer) => {
      this.#encoded.set(encoding, buffer);
      return buffer;
    });
    this.#encoded.set(encoding, made);
    return made;
  }

  /**
   * Responds with the text, or with 304 when the client already has it. Call it after the access
   * decision: an earlier 304 would reveal who has access.
   * @throws HttpError `PRECONDITION_FAILED`: `If-Match` names another version
   */
  async send(
    request: IncomingMessage,
    response: ServerResponse,
    options: { status: number; cacheControl: string },
  ): Promise<void> {
    response.statusCode = options.status;
    response.setHeader('Cache-Control', options.cacheControl);
    response.appendHeader('Vary', 'Accept-Encoding');
    setPagePolicy(response, this.#policy);
    if (options.status === 200) {
      response.setHeader('ETag', this.#etag);
      const { 'if-match': ifMatch = '*' } = request.headers;
      if (ifMatch !== '*' && !fresh({ 'if-none-match': ifMatch }, { etag: this.#etag })) {
        throw new HttpError('PRECONDITION_FAILED');
      }
      if (fresh(request.headers, { etag: this.#etag })) {
        response.statusCode = 304;
        response.end();
        return;
      }
    }
    const encoding = chooseEncoding(request);
    const encoded = this.#in(encoding);
    // No await for a body in memory: gated pages are the hot path.
    const body = encoded instanceof Promise ? await encoded : encoded;
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', this.#type);
    response.setHeader('Content-Length', body.length);
    response.end(body);
  }
}

/** The best encoding the client accepts, or plain text without one (RFC 9110, 12.5.3). */
function chooseEncoding(request: IncomingMessage): Encoding {
  const accepted = new Negotiator(request).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
