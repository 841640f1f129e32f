import type { SignInMethods } from '@gatehouse/contract/account';
import { foldEmail } from '@gatehouse/contract/emailAddress';
import { APIError } from 'better-auth/api';

/** Who can create an account. */
export interface SignUpRule {
  kind: SignInMethods['signUp'];
  /** @param email in any spelling. An invalid address is refused, unless everyone may sign up */
  allows(email: string): boolean;
}

export function createSignUpRule(
  config: 'open' | 'closed' | { addresses: readonly string[]; domains: readonly string[] },
): SignUpRule {
  if (config === 'open') return { kind: 'open', allows: () => true };
  if (config === 'closed') return { kind: 'closed', allows: () => false };
  const addresses = new Set(config.addresses);
  const domains = new Set(config.domains);
  return {
    kind: 'limited',
    allows: (text) => {
      const email = foldEmail(text);
      if (email === null) return false;
      // The whole domain: no subdomain, and no name that merely ends like it.
      return addresses.has(email) || domains.has(email.slice(email.lastIndexOf('@') + 1));
    },
  };
}

/**
 * For sign-ups from another service or a plugin. The person has already verified the address, so
 * the response may say why it was refused.
 */
export function refuseUninvited(
  rule: SignUpRule,
  about: { user: { email?: string | null | undefined }; source: { action: string } },
): { error: string } | undefined {
  const isNew = about.source.action === 'create-user';
  return isNew && !rule.allows(about.user.email ?? '') ? { error: 'SIGN_UP_CLOSED' } : undefined;
}

export const signUpClosed = (): APIError => new APIError('FORBIDDEN', { code: 'SIGN_UP_CLOSED' });

/** Runs before any `user` row is written, so that no overlooked path creates an account. */
export function requireInvited(rule: SignUpRule) {
  return (user: { email: string }): Promise<void> => {
    if (rule.allows(user.email)) return Promise.resolve();
    return Promise.reject(signUpClosed());
  };
}
