/** Provider tokens would allow acting on the reader's behalf there. Nothing needs that, so none is stored. */
export function forgetTokens(account: object): Promise<{ data: object }> {
  const none = { accessToken: null, refreshToken: null, idToken: null };
  return Promise.resolve({ data: { ...account, ...none } });
}

/**
 * An unverified provider address neither creates nor finds an account: someone could enter any
 * address in their profile there and take over its owner's account (OAU-01, OAU-02).
 */
export function refuseUnproven(about: {
  user: { emailVerified?: boolean | undefined };
  source: { method: string; action: string };
}): { error: string } | undefined {
  const { user, source } = about;
  const isProven = source.method !== 'oauth' || user.emailVerified === true;
  return isProven || source.action !== 'create-user' ? undefined : { error: 'email_not_verified' };
}
