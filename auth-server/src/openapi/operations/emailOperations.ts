import {
  doneSchema,
  emailChangeAnswerSchema,
  emailChangeReviewSchema,
  pendingEmailChangeSchema,
} from '@gatehouse/contract/accountSchemas';
import { emailLinkSchema, newEmailSchema } from '../../account/emailChange/emailChangeRouter.js';
import { json, type Operation } from '../Operation.js';

const tag = 'Email address';
const FROM_LINK =
  'The token is in the fragment of the link: `/verify-email#change=…`. No session is needed, because the reader may open the other mailbox on another device.';

export const emailOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/me/email',
    id: 'getEmailChange',
    tag,
    summary: 'Get the pending email change',
    access: 'session',
    answers: {
      200: {
        description: '`pending` is `null` if there is none.',
        schema: pendingEmailChangeSchema,
      },
    },
  },
  {
    method: 'POST',
    path: '/api/me/email',
    id: 'requestEmailChange',
    tag,
    summary: 'Request an email change',
    description:
      'Sends an email to both addresses. The response is the same if another account has the new one.',
    access: 'fresh',
    body: json(newEmailSchema),
    answers: { 200: { description: 'Emails are on their way.', schema: doneSchema } },
    errors: ['TOO_MANY_REQUESTS'],
  },
  {
    method: 'DELETE',
    path: '/api/me/email',
    id: 'cancelEmailChange',
    tag,
    summary: 'Cancel an email change',
    description: 'The links in both emails stop working.',
    access: 'session',
    answers: { 200: { description: 'Canceled.', schema: doneSchema } },
    errors: ['NOT_FOUND'],
  },
  {
    method: 'POST',
    path: '/api/me/email/review',
    id: 'reviewEmailChange',
    tag,
    summary: 'Review an email change',
    description: `Changes nothing. ${FROM_LINK}`,
    access: 'public',
    body: json(emailLinkSchema),
    answers: { 200: { description: 'Both addresses.', schema: emailChangeReviewSchema } },
    errors: ['INVALID_TOKEN', 'TOO_MANY_REQUESTS'],
  },
  {
    method: 'POST',
    path: '/api/me/email/confirm',
    id: 'confirmEmailChange',
    tag,
    summary: 'Confirm an email change',
    description: `The address changes once both addresses have confirmed. ${FROM_LINK}`,
    access: 'public',
    body: json(emailLinkSchema),
    answers: { 200: { description: 'Confirmed.', schema: emailChangeAnswerSchema } },
    errors: ['INVALID_TOKEN', 'TOO_MANY_REQUESTS', 'SIGN_IN_REQUIRED'],
  },
];
