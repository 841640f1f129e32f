import type { SignInMethods } from '@gatehouse/contract/account';
import { foldEmail } from '@gatehouse/contract/emailAddress';
import { APIError } from 'better-auth/api';

/** Who may make an account. */
export interface SignUpRule {
  kind: SignInMethods['signUp'];
  /** @param email however it is spelled; what is not an address is not allowed, unless everyone is */
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
      // The whole domain: neither a subdomain of it nor one that only ends like it.
      return addresses.has(email) || domains.has(email.slice(email.lastIndexOf('@') + 1));
    },
  };
}

/**
 * For whom another service, or a plugin, sends. The answer goes to someone who has proven the address: it
 * may say why.
 */
export function refuseUninvited(
  rule: SignUpRule,
  about: { user: { email?: string | null | undefined }; source: { action: string } },
): { error: string } | undefined {
  const isNew = about.source.action === 'create-user';
  return isNew && !rule.allows(about.user.email ?? '') ? { error: 'SIGN_UP_CLOSED' } : undefined;
}

export const signUpClosed = (): APIError => new APIError('FORBIDDEN', { code: 'SIGN_UP_CLOSED' });

/**
 * Before a row of `user` is written, whoever writes it: a way that no one has thought of makes no account.
 */
export function requireInvited(rule: SignUpRule) {
  return (user: { email: string }): Promise<void> => {
    if (rule.allows(user.email)) return Promise.resolve();
    return Promise.reject(signUpClosed());
  };
}
