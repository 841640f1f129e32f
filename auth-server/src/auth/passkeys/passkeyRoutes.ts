import { nameSchema } from '@gatehouse/contract/nameSchema';
import { z } from 'zod';
import type { authAnswers } from '../authAnswers.js';
import type { AuthRoute } from '../AuthRoute.js';

const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\w-]*={0,2}$/)
    .describe('As base64url.');
const id = z
  .string()
  .min(1)
  .max(64)
  .describe('The id of the passkey, as in `GET /api/me/security`.');
const name = nameSchema(60).describe('The name that the reader has given it.');

/**
 * A browser's response (WebAuthn level 3, RegistrationResponseJSON and AuthenticationResponseJSON).
 */
const credential = <T extends z.ZodRawShape>(response: T) =>
  z.strictObject({
    id: base64url(1400),
    rawId: base64url(1400),
    type: z.literal('public-key'),
    authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
    // Outputs of extensions that were not requested: some browsers send them anyway.
    clientExtensionResults: z.record(z.string().max(64), z.unknown()),
    response: z.object({ clientDataJSON: base64url(4000), ...response }),
  });

export const passkeyRoutes = (
  answers: ReturnType<typeof authAnswers>,
): Readonly<Record<string, AuthRoute>> => ({
  '/passkey/generate-register-options': {
    method: 'GET',
    answer: answers.credentialCreation,
    fresh: true,
    body: z.strictObject({}),
  },
  '/passkey/verify-registration': {
    method: 'POST',
    answer: answers.passkey,
    fresh: true,
    kind: 'passkey-added',
    body: z.strictObject({
      name: name.optional(),
      response: credential({
        attestationObject: base64url(16_000),
        transports: z.array(z.string().max(32)).max(10).optional(),
      }),
    }),
  },
  '/passkey/generate-authenticate-options': {
    method: 'GET',
    answer: answers.credentialRequest,
    body: z.strictObject({}),
  },
  '/passkey/verify-authentication': {
    method: 'POST',
    answer: answers.signedIn,
    body: z.strictObject({
      response: credential({
        authenticatorData: base64url(4000),
        signature: base64url(2000),
        userHandle: base64url(400).nullish(),
      }),
    }),
  },
  '/passkey/update-passkey': {
    method: 'POST',
    answer: answers.renamedPasskey,
    kind: 'passkey-renamed',
    body: z.strictObject({ id, name }),
  },
  '/passkey/delete-passkey': {
    method: 'POST',
    answer: answers.done,
    fresh: true,
    kind: 'passkey-removed',
    findName: findPasskeyName,
    body: z.strictObject({ id }),
  },
});

async function findPasskeyName(
  ...[queries, { userId, body }]: Parameters<NonNullable<AuthRoute['findName']>>
): Promise<string | null> {
  const passkey = await queries
    .selectFrom('passkey')
    .select('name')
    .where('id', '=', String(body.id))
    .where('userId', '=', userId)
    .executeTakeFirst();
  return passkey?.name ?? null;
}
