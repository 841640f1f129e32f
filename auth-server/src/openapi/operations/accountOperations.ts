import { accessRequestSchema } from '@gatehouse/contract/accessRequest';
import {
  accountPlanSchema,
  accountSecuritySchema,
  accountSessionSchema,
  apiKeySchema,
  doneSchema,
  newApiKeySchema,
  resetReviewSchema,
} from '@gatehouse/contract/accountSchemas';
import { MAX_API_KEYS } from '@gatehouse/contract/account';
import { activitySchema } from '@gatehouse/contract/activity';
import { apiKeyRequestSchema, MAX_API_KEY_DAYS } from '@gatehouse/contract/apiKey';
import { z } from 'zod';
import { deletionSchema } from '../../account/accountRouter.js';
import { NEW_API_KEYS } from '../../apiKeys/apiKeyRouter.js';
import { accountExportSchema } from '../../account/exportAccount.js';
import { resetLinkSchema } from '../../account/resetReview/resetReviewRouter.js';
import { json, type Operation } from '../Operation.js';

const tag = 'Account';
const done = { description: 'Done.', schema: doneSchema };

export const accountOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/me/plans',
    id: 'listPlans',
    tag,
    summary: 'List the active plans',
    access: 'session',
    answers: { 200: { description: 'The plans.', schema: z.array(accountPlanSchema) } },
  },
  {
    method: 'POST',
    path: '/api/me/access-requests',
    id: 'requestAccess',
    tag,
    summary: 'Request a plan',
    description:
      'Emails the administrators that the reader requests a plan, for a page. Requesting it again changes nothing. Each reader can do this at most 10 times per hour.',
    access: 'session',
    body: json(accessRequestSchema),
    answers: { 204: { description: 'Requested, or already active.' } },
    errors: ['TOO_MANY_REQUESTS'],
  },
  {
    method: 'GET',
    path: '/api/me/sessions',
    id: 'listSessions',
    tag,
    summary: 'List the sessions',
    access: 'session',
    answers: {
      200: { description: 'The sessions, newest first.', schema: z.array(accountSessionSchema) },
    },
  },
  {
    method: 'DELETE',
    path: '/api/me/sessions/{id}',
    id: 'endSession',
    tag,
    summary: 'End a session',
    access: 'session',
    parameters: { id: 'The `id` from the list of sessions.' },
    answers: { 200: done },
    errors: ['NOT_FOUND'],
  },
  {
    method: 'DELETE',
    path: '/api/me/sessions',
    id: 'endOtherSessions',
    tag,
    summary: 'End all other sessions',
    access: 'session',
    answers: { 200: done },
  },
  {
    method: 'GET',
    path: '/api/me/security',
    id: 'getSecurity',
    tag,
    summary: 'Get the sign-in methods of the account',
    access: 'session',
    answers: { 200: { description: 'The sign-in methods.', schema: accountSecuritySchema } },
  },
  {
    method: 'DELETE',
    path: '/api/me/connections/{id}',
    id: 'deleteConnection',
    tag,
    summary: 'Disconnect a service',
    access: 'fresh',
    parameters: { id: 'The `id` from `connections` in `GET /api/me/security`.' },
    answers: { 200: done },
    errors: ['NOT_FOUND', 'LAST_WAY_IN'],
  },
  {
    method: 'GET',
    path: '/api/me/api-keys',
    id: 'listApiKeys',
    tag,
    summary: 'List the API keys',
    access: 'session',
    answers: { 200: { description: 'The keys, newest first.', schema: z.array(apiKeySchema) } },
  },
  {
    method: 'POST',
    path: '/api/me/api-keys',
    id: 'createApiKey',
    tag,
    summary: 'Create an API key',
    description: `The key is valid for 1 to ${MAX_API_KEY_DAYS} days. A reader can have ${MAX_API_KEYS} keys at a time, and create ${NEW_API_KEYS.max} per hour. Only this response contains the key itself.`,
    access: 'fresh',
    body: json(apiKeyRequestSchema),
    answers: { 201: { description: 'The new key.', schema: newApiKeySchema } },
    errors: ['TOO_MANY_REQUESTS', 'TOO_MANY_API_KEYS'],
  },
  {
    method: 'DELETE',
    path: '/api/me/api-keys/{id}',
    id: 'revokeApiKey',
    tag,
    summary: 'Revoke an API key',
    access: 'fresh',
    parameters: { id: 'The `id` from the list of API keys.' },
    answers: { 200: done },
    errors: ['NOT_FOUND'],
  },
  {
    method: 'GET',
    path: '/api/me/activity',
    id: 'listActivity',
    tag,
    summary: 'List account activity',
    description: 'Lists the last 50 events of the account.',
    access: 'session',
    answers: { 200: { description: 'The events, newest first.', schema: z.array(activitySchema) } },
  },
  {
    method: 'GET',
    path: '/api/me/export',
    id: 'exportAccount',
    tag,
    summary: 'Export the account',
    description: 'Returns everything stored about the reader as a file, without secrets.',
    access: 'fresh',
    answers: { 200: { description: 'The file.', schema: accountExportSchema } },
  },
  {
    method: 'POST',
    path: '/api/me/delete',
    id: 'deleteAccount',
    tag,
    summary: 'Delete the account',
    description: "The reader confirms by typing their email address. This can't be undone.",
    access: 'fresh',
    body: json(deletionSchema),
    answers: {
      200: { ...done, headers: ['Set-Cookie'] },
    },
  },
  {
    method: 'POST',
    path: '/api/me/reset-review',
    id: 'reviewReset',
    tag,
    summary: 'Review an account after a password reset',
    description:
      'Accepts the token of a password reset within the last 15 minutes instead of a session, and lists the other ways to sign in.',
    access: 'public',
    body: json(resetLinkSchema),
    answers: { 200: { description: 'The other ways to sign in.', schema: resetReviewSchema } },
    errors: ['INVALID_TOKEN'],
  },
  {
    method: 'POST',
    path: '/api/me/reset-review/remove',
    id: 'removeOtherSignInMethods',
    tag,
    summary: 'Remove other sign-in methods after a password reset',
    description:
      'Removes all passkeys and connected services, and ends all sessions. Works once per reset.',
    access: 'public',
    body: json(resetLinkSchema),
    answers: { 200: done },
    errors: ['INVALID_TOKEN', 'SIGN_IN_REQUIRED'],
  },
];
