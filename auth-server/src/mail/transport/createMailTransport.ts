import type { Log } from '../../log.js';
import type { MailSettings } from '../settings/mailSettings.js';
import type { CheckableTransport } from './MailTransport.js';
import { createOutboxTransport } from './outboxTransport.js';
import { createResendTransport } from './resendTransport.js';
import { createSmtpTransport } from './smtpTransport.js';

/** The transport selected by the settings. */
export function createMailTransport(
  settings: MailSettings,
  options: { log: Log; production: boolean },
): CheckableTransport {
  switch (settings.via) {
    case 'outbox':
      return createOutboxTransport({
        directory: settings.directory,
        log: options.log,
        logLinks: !options.production,
      });
    case 'smtp':
      return createSmtpTransport(settings);
    case 'resend':
      return createResendTransport(settings);
  }
}
