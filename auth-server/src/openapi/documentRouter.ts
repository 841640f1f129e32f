import compression from 'compression';
import etag from 'etag';
import { Router } from 'express';
import { HttpError } from '../http/errors/HttpError.js';
import { createDocument } from './createDocument.js';
import { DOCUMENT_CACHED, DOCUMENT_PATH } from './operations/serverOperations.js';

/** `GET /api/openapi.json`, for any origin: it is the same for everyone, and needs no database. */
export function createDocumentRouter(): Router {
  const router = Router({ caseSensitive: true, strict: true });
  /** Created on the first request: many servers never serve it. */
  let made: { text: string; tag: string } | null = null;
  router
    .route(DOCUMENT_PATH)
    .get(compression(), (_request, response) => {
      const text = made?.text ?? JSON.stringify(createDocument());
      made ??= { text, tag: etag(text, { weak: true }) };
      response.set({
        ETag: made.tag,
        'Cache-Control': DOCUMENT_CACHED,
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
      response.type('json').send(made.text);
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' });
    });
  return router;
}
