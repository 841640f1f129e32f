import { z } from 'zod';
import type { authAnswers } from '../authAnswers.js';
import type { AuthRoute } from '../AuthRoute.js';
import { getAppName } from './appConsents.js';

/** In characters. */
const MAX_REQUEST_LENGTH = 4096;

/**
 * The signed authorization request in the consent page's URL. Each parameter must occur once, so that
 * the page shows exactly what the library reads.
 */
const request = z
  .string('is missing')
  .max(MAX_REQUEST_LENGTH, 'is too long')
  .refine((query) => {
    const names = [...new URLSearchParams(query).keys()].filter((name) => name !== 'ba_param');
    return new Set(names).size === names.length;
  }, 'repeats a parameter');

const answer = (accept: boolean) =>
  z.strictObject({ request }).transform((body) => ({ accept, oauth_query: body.request }));

/** The reader's decision about an app's request. Both return the URL to open next: `url`. */
export const consentRoutes = (
  answers: ReturnType<typeof authAnswers>,
): Readonly<Record<string, AuthRoute>> => ({
  '/oauth2/consent': {
    method: 'POST',
    answer: answers.answeredApp,
    body: answer(true),
    kind: 'app-connected',
    findName: (queries, { body }) =>
      getAppName(queries, new URLSearchParams(String(body.oauth_query)).get('client_id') ?? ''),
  },
  '/oauth2/deny': {
    method: 'POST',
    answer: answers.answeredApp,
    path: '/oauth2/consent',
    body: answer(false),
  },
});
