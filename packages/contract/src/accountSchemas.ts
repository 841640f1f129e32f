import { z } from 'zod';

const time = z.iso.datetime();

/** The response of a route that has nothing to return. */
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

/** An item of `GET /api/me/sessions`, newest first. */
export const accountSessionSchema = z
  .object({
    id: z.string().describe('Identifies the session to end. Grants no access.'),
    isCurrent: z.boolean(),
    device: z.string().describe('For example `Firefox on Linux`.'),
    deviceKind: z.enum(['phone', 'tablet', 'desktop']).describe('`desktop` if unknown.'),
    address: z.string().nullable().describe('The IP address at sign-in.'),
    createdAt: time,
    lastSeenAt: time.describe('Accurate to about five minutes.'),
  })
  .meta({ id: 'AccountSession' });

export const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    createdAt: time.nullable(),
    lastUsedAt: time.nullable().describe('When it was last used to sign in. `null` if never.'),
  })
  .meta({ id: 'Passkey' });

/** A service that the reader can sign in with. */
export const connectionSchema = z
  .object({
    id: z.string(),
    provider: z.string().describe('The id of the service, as in `GET /api/auth/methods`.'),
    createdAt: time,
  })
  .meta({ id: 'Connection' });

/** An item of `GET /api/me/apps`: a program that reads on the reader's behalf, such as an AI assistant. */
export const connectedAppSchema = z
  .object({
    id: z.string().describe('Identifies the app to disconnect. Grants no access.'),
    name: z.string().describe('The name the app has given itself, which is not verified.'),
    createdAt: time,
    lastUsedAt: time.nullable().describe('Accurate to about five minutes. `null` if never used.'),
  })
  .meta({ id: 'ConnectedApp' });

/** `GET /api/me/apps/request`: an app that requests access. */
export const appRequestSchema = z.object({
  name: z.string().describe('The name the app has given itself, which is not verified.'),
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
    id: z.string().describe('Identifies the key to revoke. Grants no access.'),
    name: z.string(),
    start: z.string().describe('The first characters of the key, for example `gh_AbCd`.'),
    scope: z.literal('read').describe('Keys are read-only.'),
    createdAt: time,
    lastUsedAt: time.nullable().describe('Accurate to about five minutes. `null` if never used.'),
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

/** `POST /api/me/reset-review`: other ways into an account whose password was just reset. */
export const resetReviewSchema = z
  .object({
    hasSecondFactor: z.boolean(),
    passkeys: z.array(passkeySchema),
    connections: z.array(
      z.object({
        ...connectionSchema.shape,
        name: z.string().describe("The service's display name."),
      }),
    ),
    apiKeys: z.array(apiKeySchema.pick({ id: true, name: true })),
  })
  .meta({ id: 'ResetReview' });

/** An item of `GET /api/me/plans`: an active plan. */
export const accountPlanSchema = z
  .object({
    id: z.string(),
    endsAt: time.nullable().describe('`null` if it never ends.'),
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

/** `POST /api/me/email/review`: the change that the link in an email confirms. */
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
