import {
  appRequestSchema,
  connectedAppSchema,
  doneSchema,
} from '@gatehouse/contract/accountSchemas';
import { z } from 'zod';
import { appQuerySchema } from '../../account/connectedApps/connectedAppsRouter.js';
import type { Operation } from '../Operation.js';

const tag = 'Connected apps';

export const appOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/me/apps',
    id: 'listApps',
    tag,
    summary: 'List the connected apps',
    access: 'session',
    answers: {
      200: { description: 'The apps, newest first.', schema: z.array(connectedAppSchema) },
    },
  },
  {
    method: 'GET',
    path: '/api/me/apps/request',
    id: 'getAppRequest',
    tag,
    summary: 'Get the name of the app that requests access',
    access: 'session',
    query: appQuerySchema,
    answers: { 200: { description: 'The app.', schema: appRequestSchema } },
    errors: ['NOT_FOUND'],
  },
  {
    method: 'DELETE',
    path: '/api/me/apps/{id}',
    id: 'disconnectApp',
    tag,
    summary: 'Disconnect an app',
    description: 'Its tokens stop working immediately.',
    access: 'session',
    parameters: { id: 'The `id` from the list of connected apps.' },
    answers: { 200: { description: 'Done.', schema: doneSchema } },
    errors: ['NOT_FOUND'],
  },
];
