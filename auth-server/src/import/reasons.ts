/** Why a row is skipped, worded to follow the number of rows. */
export const SKIP_REASONS = {
  deleted: 'deleted',
  anonymous: 'anonymous',
  sso: 'sign in with single sign-on (SAML or an enterprise connection)',
  'no-address': 'without an email address',
  'invalid-address': 'with an address that Gatehouse does not accept',
  unconfirmed: 'with an address that was never confirmed',
  'invalid-id': 'with an id that is empty, too long, or not printable ASCII',
  'address-taken': 'with the address of another account here, which stays as it is',
  'identity-taken': 'with a service account that belongs to another account here',
  'listed-twice': 'with the address or service account of an earlier row',
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

/** What a reader loses, worded to follow the number of readers. */
const LOSSES = {
  'password-format': 'set a new password by email: their hash has a format that cannot be checked',
  'passwords-left-out': 'set a new password by email: --without-passwords',
  'second-factor': 'set up two-factor authentication again, and a new password by email',
  identity: 'lose a service account whose id is not valid',
  'plan-ended': 'have a plan that has already ended, which is not granted',
} as const;

/** `provider: NAME`: they sign in with a service that is not mapped. */
export type LossReason = keyof typeof LOSSES | `provider: ${string}`;

export function describeLoss(reason: LossReason): string {
  if (reason in LOSSES) return LOSSES[reason as keyof typeof LOSSES];
  const name = reason.slice('provider: '.length);
  return `cannot sign in with ${name} anymore, unless you add --provider ${name}=ID`;
}
