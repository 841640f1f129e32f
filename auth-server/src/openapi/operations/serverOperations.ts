import { z } from 'zod';
import { DIAGNOSIS_PATH, diagnosisSchema } from '../../diagnosis/diagnosisRouter.js';
import type { Operation } from '../Operation.js';

const tag = 'Server';

/** The path of the document, and how long it can be cached. */
export const DOCUMENT_PATH = '/api/openapi.json';
export const DOCUMENT_CACHED = 'public, max-age=300';

export const serverOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/health/live',
    id: 'getLiveness',
    tag,
    summary: 'Check that the server is alive',
    description: 'Responds under any host name, because health checks often use an IP address.',
    access: 'public',
    caller: 'probe',
    needsNoDatabase: true,
    answers: {
      200: {
        description: 'The process is running.',
        schema: z.object({ status: z.literal('live') }),
      },
    },
  },
  {
    method: 'GET',
    path: '/api/health/ready',
    id: 'getReadiness',
    tag,
    summary: 'Check that the server is ready',
    description:
      'Ready when the database is reachable and its schema matches this version. Responds under any host name.',
    access: 'public',
    caller: 'probe',
    answers: {
      200: { description: 'Ready for requests.', schema: z.object({ status: z.literal('ready') }) },
    },
    errors: ['SCHEMA_OUTDATED', 'SHUTTING_DOWN'],
  },
  {
    method: 'GET',
    path: DIAGNOSIS_PATH,
    id: 'getDiagnosis',
    tag,
    summary: 'Compare what arrives with what was sent',
    description:
      'Only for `gatehouse doctor`, which signs a token for one minute with the server’s secret and sends it as ' +
      '`Authorization: Bearer`. For everyone else, the response is 404.',
    access: 'public',
    caller: 'service',
    needsNoDatabase: true,
    answers: {
      200: { description: 'What the server sees of this request.', schema: diagnosisSchema },
    },
    errors: ['NOT_FOUND'],
  },
  {
    method: 'GET',
    path: '/api/jobs/run',
    id: 'runJobs',
    tag,
    summary: 'Send waiting emails and clean up',
    description:
      'For a scheduler, on hosts that stop the server between requests. A server that runs all the time does this on its own. Responds under any host name; without the setting `CRON_SECRET`, with 404.',
    access: 'scheduler',
    caller: 'probe',
    answers: {
      200: { description: 'Done.', schema: z.object({ status: z.literal('done') }) },
    },
    errors: ['NOT_FOUND'],
  },
  {
    method: 'GET',
    path: DOCUMENT_PATH,
    id: 'getDocument',
    tag,
    summary: 'Get the OpenAPI document',
    description: 'Available to any origin.',
    access: 'public',
    caller: 'service',
    needsNoDatabase: true,
    answers: {
      200: {
        description: 'An OpenAPI 3.1 document.',
        schema: z.looseObject({
          openapi: z.literal('3.1.1'),
          info: z.looseObject({ title: z.string(), version: z.string() }),
          paths: z.record(z.string(), z.unknown()),
        }),
        headers: ['ETag'],
      },
      304: { description: 'Not modified.' },
    },
    cacheControl: [DOCUMENT_CACHED],
  },
];
