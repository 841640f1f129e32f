import { z } from 'zod';

const time = z.iso.datetime();

/** The answer of a route that does something and has nothing to report. */
export const doneSchema = z.object({ status: z.literal(true) }).meta({ id: 'Done' });

/** `GET /api/auth/methods` */
export const signInMethodsSchema = z
  .object({
    providers: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .describe('The services that readers can sign in with.'),
    signUp: z
      .enum(['open', 'limited', 'closed'])
      .describe(
        'Who can sign up. With `limited`, some addresses can, and no response reveals which.',
      ),
  })
  .meta({ id: 'SignInMethods' });

/** One of `GET /api/me/sessions`, the newest first. */
export const accountSessionSchema = z
  .object({
    id: z.string().describe('Ends the session, and opens nothing.'),
    isCurrent: z.boolean(),
    device: z.string().describe('For example `Firefox on Linux`.'),
    deviceKind: z
      .enum(['phone', 'tablet', 'desktop'])
      .describe('`desktop` also when it is unknown.'),
    address: z.string().nullable().describe('The IP address at sign-in.'),
    createdAt: time,
    lastSeenAt: time.describe('To within about five minutes.'),
  })
  .meta({ id: 'AccountSession' });

export const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    createdAt: time.nullable(),
    lastUsedAt: time.nullable().describe('The last sign-in with it.'),
  })
  .meta({ id: 'Passkey' });

/** Another service that signs the reader in. */
export const connectionSchema = z
  .object({
    id: z.string(),
    provider: z.string().describe('The id of the service, as in `GET /api/auth/methods`.'),
    createdAt: time,
  })
  .meta({ id: 'Connection' });

/** One of `GET /api/me/apps`: a program that reads for the reader, such as an AI assistant. */
export const connectedAppSchema = z
  .object({
    id: z.string().describe('Ends its access, and opens nothing.'),
    name: z.string().describe('What the app calls itself. It is not verified.'),
    createdAt: time,
    lastUsedAt: time.nullable().describe('To within about five minutes.'),
  })
  .meta({ id: 'ConnectedApp' });

/** `GET /api/me/apps/request`: an app that asks for access. */
export const appRequestSchema = z.object({
  name: z.string().describe('What the app calls itself. It is not verified.'),
});

/** `GET /api/me/security`: how the reader can sign in. */
export const accountSecuritySchema = z
  .object({
    isFresh: z.boolean().describe('Signed in within the last 15 minutes.'),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    passkeys: z.array(passkeySchema),
    connections: z.array(connectionSchema),
  })
  .meta({ id: 'AccountSecurity' });

/** An item of `GET /api/me/api-keys`: a key that has not expired. */
export const apiKeySchema = z
  .object({
    id: z.string().describe('Revokes the key, and opens nothing.'),
    name: z.string(),
    start: z.string().describe('How the key begins, for example `gh_AbCd`.'),
    scope: z.literal('read').describe('A key can only read.'),
    createdAt: time,
    lastUsedAt: time.nullable().describe('To within about five minutes. `null`: never.'),
    expiresAt: time,
  })
  .meta({ id: 'ApiKey' });

/** `POST /api/me/api-keys` */
export const newApiKeySchema = z
  .object({
    ...apiKeySchema.shape,
    key: z.string().describe('The key. No other response contains it.'),
  })
  .meta({ id: 'NewApiKey' });

/** `POST /api/me/reset-review`: what else opens an account whose password was just reset. */
export const resetReviewSchema = z
  .object({
    hasSecondFactor: z.boolean(),
    passkeys: z.array(passkeySchema),
    connections: z.array(
      z.object({ ...connectionSchema.shape, name: z.string().describe('What readers call it.') }),
    ),
    apiKeys: z.array(apiKeySchema.pick({ id: true, name: true })),
  })
  .meta({ id: 'ResetReview' });

/** One of `GET /api/me/plans`: a plan in force. */
export const accountPlanSchema = z
  .object({
    id: z.string(),
    endsAt: time.nullable().describe('`null`: it does not end.'),
  })
  .meta({ id: 'AccountPlan' });

/** `GET /api/me/email` */
export const pendingEmailChangeSchema = z.object({
  pending: z
    .object({
      email: z.string().describe('The new address.'),
      expiresAt: time.describe('When the links in both emails expire.'),
    })
    .nullable(),
});

/** `POST /api/me/email/review`: what the link in an email is about. */
export const emailChangeReviewSchema = z.object({
  current: z.string(),
  wanted: z.string().describe('The new address.'),
});

/** `POST /api/me/email/confirm` */
export const emailChangeAnswerSchema = z.object({
  status: z
    .enum(['changed', 'waiting'])
    .describe('`waiting`: the other address has not confirmed yet.'),
});

/** `PUT /api/me/avatar` and `DELETE /api/me/avatar` */
export const avatarAnswerSchema = z.object({
  image: z.string().nullable().describe('The path of the picture.'),
});
