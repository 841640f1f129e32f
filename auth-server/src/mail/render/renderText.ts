import type { MailLayout } from './MailLayout.js';

/** The plain-text version. A link is on a line of its own. */
export function renderText(mail: MailLayout): string {
  return [
    mail.greeting,
    ...mail.paragraphs,
    mail.details.map(({ label, value }) => label + mail.colon + value).join('\n'),
    mail.button === null ? '' : `${mail.button.label}${mail.colon.trimEnd()}\n${mail.button.url}`,
    ...mail.closing,
    // What follows "-- " is a signature, which email apps fold away (RFC 3676 4.3).
    `-- \n${mail.footer}\n${mail.site.url}`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}
