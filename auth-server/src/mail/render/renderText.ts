import type { MailLayout } from './MailLayout.js';

/** The mail for those who read plain text. A link stands on a line of its own. */
export function renderText(mail: MailLayout): string {
  return [
    mail.greeting,
    ...mail.paragraphs,
    mail.details.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    mail.button === null ? '' : `${mail.button.label}:\n${mail.button.url}`,
    ...mail.closing,
    // What stands below "-- " is a signature, which readers of mail fold away (RFC 3676 4.3).
    `-- \n${mail.footer}\n${mail.site.url}`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}
