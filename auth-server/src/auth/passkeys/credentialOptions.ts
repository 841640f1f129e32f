import { z } from 'zod';

const descriptors = z.array(
  z.object({
    id: z.string(),
    type: z.literal('public-key'),
    transports: z.array(z.string()).optional(),
  }),
);
const extensions = z.record(z.string(), z.unknown()).optional();
const verification = z.enum(['required', 'preferred', 'discouraged']);
const shared = { challenge: z.string(), timeout: z.int().optional(), extensions };

/** WebAuthn level 3, PublicKeyCredentialCreationOptionsJSON: the options for creating a passkey. */
export const credentialCreationSchema = z
  .object({
    ...shared,
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
    excludeCredentials: descriptors,
    authenticatorSelection: z.object({
      residentKey: z.enum(['required', 'preferred', 'discouraged']),
      requireResidentKey: z.boolean().optional(),
      userVerification: verification,
      authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
    }),
    attestation: z.enum(['none', 'indirect', 'direct', 'enterprise']),
    hints: z.array(z.string()).optional(),
  })
  .meta({ id: 'CredentialCreationOptions' });

/** WebAuthn level 3, PublicKeyCredentialRequestOptionsJSON: the options for signing in. */
export const credentialRequestSchema = z
  .object({
    ...shared,
    rpId: z.string(),
    allowCredentials: descriptors.optional(),
    userVerification: verification,
  })
  .meta({ id: 'CredentialRequestOptions' });
