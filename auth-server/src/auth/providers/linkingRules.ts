/** A provider's tokens would let us act for the reader there. Nothing here does: none is kept. */
export function forgetTokens(account: object): Promise<{ data: object }> {
  const none = { accessToken: null, refreshToken: null, idToken: null };
  return Promise.resolve({ data: { ...account, ...none } });
}

/**
 * An address that a provider has not proven makes no account and finds none: whoever writes it into
 * a profile there could take it from its owner (OAU-01, OAU-02).
 */
export function refuseUnproven(about: {
  user: { emailVerified?: boolean | undefined };
  source: { method: string; action: string };
}): { error: string } | undefined {
  const { user, source } = about;
  const isProven = source.method !== 'oauth' || user.emailVerified === true;
  return isProven || source.action !== 'create-user' ? undefined : { error: 'email_not_verified' };
}
