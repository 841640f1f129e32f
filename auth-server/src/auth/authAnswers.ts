import { doneSchema } from '@gatehouse/contract/accountSchemas';
import { z } from 'zod';
import { credentialCreationSchema, credentialRequestSchema } from './passkeys/credentialOptions.js';

const time = z.iso.datetime();

const session = z
  .object({
    id: z.string().describe('Grants no access.'),
    userId: z.string(),
    createdAt: time,
    updatedAt: time,
    expiresAt: time,
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'Session' });

/** A passkey, without its key. */
const passkey = z
  .object({ id: z.string(), name: z.string().nullish(), createdAt: time.nullish() })
  .meta({ id: 'NamedPasskey' });

const secondFactorRequired = z
  .object({
    twoFactorRedirect: z
      .literal(true)
      .describe('No session yet: a code from the authenticator app is required.'),
    twoFactorMethods: z.array(z.string()),
  })
  .meta({ id: 'SecondFactorRequired' });

const backupCodes = z
  .array(z.string())
  .describe('Each works once. Only this response contains them.');

/**
 * The responses of Better Auth's exposed routes. The server sends these fields and drops all others: the
 * library returns all columns it knows, and readers must not see some of them (`bannedAt`).
 *
 * @param ownFields the fields that the site has added to users
 */
export function authAnswers(ownFields: readonly string[]) {
  const user = z
    .object({
      ...Object.fromEntries(ownFields.map((name) => [name, z.unknown().optional()])),
      id: z.string(),
      name: z.string(),
      email: z.string(),
      emailVerified: z.boolean(),
      image: z.string().nullable(),
      role: z.enum(['reader', 'administrator']),
      twoFactorEnabled: z.boolean().nullable(),
      createdAt: time,
      updatedAt: time,
    })
    .meta({
      id: 'User',
      description: 'The reader, as Better Auth knows them. `betterAuth.user` can add fields.',
    });
  return {
    done: doneSchema,
    signedOut: z.object({ success: z.boolean() }),
    mailed: z.object({ status: z.literal(true), message: z.string() }),
    confirmed: z.object({
      status: z.literal(true),
      email: z.string(),
      next: z.string().describe('The path to continue at.'),
    }),
    session: z.object({ user, session }).nullable().describe('`null` if signed out.'),
    signedIn: z.object({ user, session }),
    signedInByPassword: z.union([
      secondFactorRequired,
      z.object({ user, redirect: z.literal(false) }),
    ]),
    signedInByLink: z.union([secondFactorRequired, z.object({ user, session })]),
    user: z.object({ user }),
    provider: z.object({
      url: z.string().describe('Where to send the browser.'),
      redirect: z.literal(false),
    }),
    answeredApp: z.object({
      url: z.string().describe('Where to send the browser.'),
      redirect: z.literal(true),
    }),
    secondFactor: z.object({
      method: z.literal('totp'),
      totpURI: z.string().describe('For the authenticator app, as a QR code.'),
      backupCodes,
    }),
    backupCodes: z.object({ status: z.literal(true), backupCodes }),
    passkey,
    renamedPasskey: z.object({ passkey }),
    credentialCreation: credentialCreationSchema,
    credentialRequest: credentialRequestSchema,
  };
}
