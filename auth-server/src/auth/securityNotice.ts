import type { SecurityChange } from '../mail/message/securityChanges.js';
import { addressed, type AccountMailer, type Addressee } from './accountMails.js';

/** Where on the account's page the change is seen, and undone. */
const SECTIONS: Record<SecurityChange, string> = {
  'second-factor-on': 'two-factor',
  'second-factor-off': 'two-factor',
  'backup-codes-made': 'two-factor',
  'passkey-added': 'passkeys',
  'passkey-removed': 'passkeys',
  'connection-added': 'connections',
  'connection-removed': 'connections',
};

/**
 * Tells a reader by mail that a way into their account has changed. Never throws.
 *
 * @param about.what the passkey's or the service's name
 * @param about.key names the request: one mail for each
 */
export async function noticeSecurityChange(
  mailer: AccountMailer,
  reader: Addressee,
  about: { change: SecurityChange; what?: string | null; key: string },
): Promise<void> {
  const { change, what = null, key } = about;
  await mailer.notify({
    ...addressed(reader),
    template: 'security-changed',
    data: {
      name: reader.name,
      at: new Date().toISOString(),
      change,
      what,
      path: `/profile#${SECTIONS[change]}`,
    },
    dedupeKey: key,
  });
}
