import { Router } from 'express';
import { HttpError } from './errors/HttpError.js';

interface Options {
  isDraining: () => boolean;
  /** Rejects when the database can't be reached. */
  hasSchema: () => Promise<boolean>;
}

/** `live`: the process responds. `ready`: it can handle requests. */
export function health({ isDraining, hasSchema }: Options): Router {
  const router = Router();
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    if (isDraining()) throw new HttpError('SHUTTING_DOWN');
    if (!(await hasSchema())) throw new HttpError('SCHEMA_OUTDATED');
    response.json({ status: 'ready' });
  });
  return router;
}
