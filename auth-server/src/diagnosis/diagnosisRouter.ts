import { Router } from 'express';
import { z } from 'zod';
import { HttpError } from '../http/errors/HttpError.js';
import { clientAddress } from '../http/requestContext/clientAddress.js';
import type { Secrets } from '../secrets/secretSettings.js';
import { createDiagnosisToken } from './diagnosisToken.js';

export const DIAGNOSIS_PATH = '/api/diagnosis';

/** What the server sees of a request. */
export const diagnosisSchema = z.object({
  /** Of the request as the client sent it, by what trusted proxies say. */
  protocol: z.string(),
  /** The address that limits count, by what trusted proxies say. */
  address: z.string(),
  /** Everyone on the way: the entries of `X-Forwarded-For`, and the one who opened the connection. */
  addresses: z.array(z.string()),
  /** How many of them are trusted proxies, from the right. */
  trustedProxies: z.number(),
  /** Of the build that is being served. */
  buildId: z.string(),
});

type Diagnosis = z.infer<typeof diagnosisSchema>;

/**
 * Tells `gatehouse doctor` what arrives here, so that it can compare that with what it sent through the public URL.
 * Addresses of proxies are nobody else's business: without a valid token, there is no such route.
 */
export function createDiagnosisRouter(options: {
  secrets: Secrets;
  authUrl: string;
  buildId: string;
}): Router {
  const token = createDiagnosisToken(options);
  const router = Router({ caseSensitive: true, strict: true });
  router.get(DIAGNOSIS_PATH, async (request, response) => {
    const [, bearer = ''] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (!(await token.isValid(bearer))) throw new HttpError('NOT_FOUND');
    const forwarded = request.get('x-forwarded-for') ?? '';
    response.json({
      protocol: request.protocol,
      address: clientAddress(request) ?? '',
      addresses: [
        ...forwarded
          .split(',')
          .map((entry) => entry.trim())
          .filter(Boolean),
        clientAddress({ ip: request.socket.remoteAddress ?? '' }) ?? '',
      ],
      trustedProxies: request.ips.length,
      buildId: options.buildId,
    } satisfies Diagnosis);
  });
  return router;
}
