import { createHash } from 'node:crypto';
import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from '../http/errors/HttpError.js';
import { sendPagePolicy } from './pagePolicy.js';

type Encoding = 'br' | 'gzip' | 'identity';

const compressors: Record<Exclude<Encoding, 'identity'>, (raw: Buffer) => Promise<Buffer>> = {
  br: (raw) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (raw) => promisify(gzip)(raw),
};

/** A page in memory, compressed when somebody first asks for it so. */
export class HtmlBody {
  /** Weak: one tag for all encodings of the page. */
  readonly etag: string;
  readonly #policy: string | null;
  readonly #encoded = new Map<Encoding, Buffer | Promise<Buffer>>();

  constructor(raw: Buffer) {
    this.#encoded.set('identity', raw);
    this.#policy = readPagePolicy(raw.toString());
    this.etag = `W/"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`;
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
   * Answers with the page, or with 304 when the client has it. To be called after the decision: an
   * earlier 304 would tell who may read it.
   *
   * @throws HttpError `PRECONDITION_FAILED`: `If-Match` names another version
   *
   * @param cacheControl also says `Vary: Cookie`: the same address has two pages
   */
  async send(
    request: IncomingMessage,
    response: ServerResponse,
    options: { status: number; cacheControl: string },
  ): Promise<void> {
    response.statusCode = options.status;
    response.setHeader('Cache-Control', options.cacheControl);
    // With an origin of its own, the server has named one already.
    response.appendHeader('Vary', 'Cookie, Accept-Encoding');
    sendPagePolicy(response, this.#policy);
    if (options.status === 200) {
      response.setHeader('ETag', this.etag);
      const { 'if-match': ifMatch = '*' } = request.headers;
      if (ifMatch !== '*' && !matches(ifMatch, this.etag)) {
        throw new HttpError('PRECONDITION_FAILED');
      }
      if (matches(request.headers['if-none-match'], this.etag)) {
        response.statusCode = 304;
        response.end();
        return;
      }
    }
    const encoding = chooseEncoding(request);
    const encoded = this.#in(encoding);
    // No await for what is there: a gated page is the hot path.
    const body = encoded instanceof Promise ? await encoded : encoded;
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Length', body.length);
    response.end(body);
  }
}

function matches(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => tag.trim() === etag) ?? false;
}

/** Every client takes what is not compressed: what is not plainly wanted is not chosen. */
function chooseEncoding({ headers }: IncomingMessage): Encoding {
  const accepted = headers['accept-encoding'];
  if (typeof accepted !== 'string' || /;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(accepted))
    return 'identity';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}
