import nodemailer from 'nodemailer';
import type { MailSender } from '../settings/mailSender.js';
import type { SmtpServer } from '../settings/smtpServer.js';
import { MailRefusedError, type CheckableTransport } from './MailTransport.js';

/** The SMTP server refuses the account, not the email: a wrong password must not lose emails. */
const ACCOUNT_REFUSED = new Set([503, 530]);

/** Opens a separate connection for each email. */
export function createSmtpTransport(options: {
  server: SmtpServer;
  from: MailSender;
}): CheckableTransport {
  const { server, from } = options;
  const transporter = nodemailer.createTransport({
    host: server.host,
    port: server.port,
    secure: server.tls === 'always',
    requireTLS: server.tls === 'required',
    ...(server.auth === null ? {} : { auth: server.auth }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    verify: async () => {
      await transporter.verify();
      return null;
    },
    send: async (message, signal) => {
      try {
        await transporter.sendMail({
          from: { name: from.name ?? '', address: from.address },
          to: { name: '', address: message.to },
          subject: message.subject,
          text: message.text,
          html: message.html,
          // The same for every attempt: a mailbox that gets an email twice shows it once.
          messageId: `<${message.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal,
        });
      } catch (error) {
        if (error instanceof Error) error.message = withoutPassword(error.message, server.auth);
        throw isRefused(error) ? new MailRefusedError(messageOf(error), { cause: error }) : error;
      }
    },
  };
}

/** 5yz: a permanent failure (RFC 5321 4.2.1). */
function isRefused(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode === undefined || code === 'EAUTH') return false;
  return responseCode >= 500 && responseCode < 600 && !ACCOUNT_REFUSED.has(responseCode);
}

/** A server may quote the credentials that it refuses, as sent: in Base64, or decoded. */
function withoutPassword(text: string, auth: SmtpServer['auth']): string {
  if (auth === null) return text;
  const { user, pass } = auth;
  const base64 = (sent: string) => Buffer.from(sent).toString('base64');
  const forms = [base64(`\0${user}\0${pass}`), base64(pass), pass];
  return forms.reduce((rest, form) => rest.replaceAll(form, '[password]'), text);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
