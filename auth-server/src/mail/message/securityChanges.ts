import type { ActivityKind } from '@gatehouse/contract/account';

/**
 * Changes to how an account can be used: its sign-in methods, API keys and apps. Its reader is emailed about
 * each (ASVS 5.0 6.3.7).
 */
export const SECURITY_CHANGES = [
  'second-factor-on',
  'second-factor-off',
  'backup-codes-made',
  'passkey-added',
  'passkey-removed',
  'connection-added',
  'connection-removed',
  'api-key-created',
  'app-connected',
] as const satisfies readonly ActivityKind[];

export type SecurityChange = (typeof SECURITY_CHANGES)[number];

export function isSecurityChange(kind: ActivityKind): kind is SecurityChange {
  return SECURITY_CHANGES.some((change) => change === kind);
}
