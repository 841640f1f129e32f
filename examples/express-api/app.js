import { createReaderAuth } from '@gatehouse/service-auth';
import cors from 'cors';
import express from 'express';
import { createErrorHandler, identifyRequest, notFound } from './errors.js';
import { createNotes } from './notes.js';

/**
 * @param {Omit<import('./settings.js').Settings, 'port' | 'databaseUrl'>} settings
 * @param {import('./database.js').Database} database
 * @param {import('./errors.js').Log} log
 */
export function createApp({ siteUrl, authUrl, audience, introspect }, database, log) {
  const auth = createReaderAuth({
    issuer: authUrl,
    audience,
    ...(introspect && { introspect }),
    onUnavailable: ({ code, cause }, requestId) => log(`${code} (request ${requestId})`, cause),
  });
  const app = express();
  app.disable('x-powered-by');
  app.use(identifyRequest);
  // Only pages of the docs site: any other site could use its visitors' browsers to call.
  app.use(
    cors({
      origin: [siteUrl],
      credentials: true,
      methods: ['GET', 'POST', 'PATCH', 'DELETE'],
      allowedHeaders: ['Authorization', 'Content-Type'],
      exposedHeaders: ['Retry-After', 'WWW-Authenticate', 'X-Request-Id'],
    }),
  );

  app.get('/me', auth.optionalReader, (request, response) => {
    const reader = auth.getReader(request);
    response.json({
      reader: reader && { id: reader.id, email: reader.email, plans: reader.plans },
    });
  });
  app.use('/notes', createNotes(auth, database, audience));
  app.use(() => {
    throw notFound();
  });
  app.use(createErrorHandler(log));
  return app;
}
