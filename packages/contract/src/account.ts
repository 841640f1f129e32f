/** Response bodies of the account routes. No dependencies at run time: the browser loads this file. */
import type { z } from 'zod';
import type * as schemas from './accountSchemas';

export type SignInMethods = z.infer<typeof schemas.signInMethodsSchema>;
export type AccountSession = z.infer<typeof schemas.accountSessionSchema>;
export type Passkey = z.infer<typeof schemas.passkeySchema>;
export type Connection = z.infer<typeof schemas.connectionSchema>;
export type ConnectedApp = z.infer<typeof schemas.connectedAppSchema>;
export type AppRequest = z.infer<typeof schemas.appRequestSchema>;
export type AccountSecurity = z.infer<typeof schemas.accountSecuritySchema>;
export type ResetReview = z.infer<typeof schemas.resetReviewSchema>;
export type AccountPlan = z.infer<typeof schemas.accountPlanSchema>;
export type PendingEmailChange = z.infer<typeof schemas.pendingEmailChangeSchema>;
export type EmailChangeReview = z.infer<typeof schemas.emailChangeReviewSchema>;
export type EmailChangeAnswer = z.infer<typeof schemas.emailChangeAnswerSchema>;
export type ApiKey = z.infer<typeof schemas.apiKeySchema>;
export type NewApiKey = z.infer<typeof schemas.newApiKeySchema>;

/** Per reader, without expired keys. */
export const MAX_API_KEYS = 20;
/** Characters. */
export const MAX_API_KEY_NAME = 60;

export const ACTIVITY_KINDS = [
  'sign-up',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'password-refused',
  'password-changed',
  'password-reset',
  'email-change-asked',
  'email-change-canceled',
  'email-changed',
  'second-factor-on',
  'second-factor-off',
  'backup-codes-made',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'connection-asked',
  'connection-added',
  'connection-removed',
  'api-key-created',
  'api-key-revoked',
  'app-connected',
  'app-disconnected',
  'session-ended',
  'other-sessions-ended',
  'data-exported',
  'access-requested',
  'account-deleted',
  'granted',
  'revoked',
  'banned',
  'unbanned',
  'made-administrator',
  'everyone-signed-out',
] as const;
/** Administrator actions that don't concern a reader, so the account area never shows them. */
export const ADMINISTRATION_KINDS = [
  'service-added',
  'service-revoked',
  'keys-rotated',
  'readers-imported',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS | typeof ADMINISTRATION_KINDS)[number];
