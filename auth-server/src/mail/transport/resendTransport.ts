import { Resend, type ErrorResponse } from 'resend';
import { formatMailSender, type MailSender } from '../settings/mailSender.js';
import { MailRefusedError, type CheckableTransport } from './MailTransport.js';

/**
 * Statuses for a problem with the email. Other 4xx concern the server's account: the key, the quota, the
 * rate.
 */
const REFUSED = new Set([400, 409, 413, 422]);
const ACCOUNT_ERRORS = new Set(['concurrent_idempotent_requests', 'invalid_from_address']);

/**
 * Sends through Resend's API. Its idempotency key is the email's id, so that an attempt whose
 * response was lost doesn't send the email twice.
 * @see https://resend.com/docs/dashboard/emails/idempotency-keys
 */
export function createResendTransport(options: {
  apiKey: string;
  baseUrl: string;
  from: MailSender;
}): CheckableTransport {
  const resend = new Resend(options.apiKey, { baseUrl: options.baseUrl });
  const from = formatMailSender(options.from);
  return {
    verify: async () => {
      const { data, error } = await resend.domains.list();
      // A key that may only send may not list domains: this answer proves that it is valid.
      if (error?.name === 'restricted_api_key') return null;
      if (error !== null) throw new Error(`${error.statusCode} ${error.name}: ${error.message}`);
      const { address } = options.from;
      const domain = address.slice(address.lastIndexOf('@') + 1);
      const isVerified = data.data.some(
        ({ name, status }) =>
          status === 'verified' && (domain === name || domain.endsWith(`.${name}`)),
      );
      return isVerified ? null : `Resend has not verified ${domain}, the domain of MAIL_FROM`;
    },
    send: async (message, signal) => {
      const { data, error } = await resend.emails.send(
        {
          from,
          to: [message.to],
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        },
        { idempotencyKey: message.id, signal },
      );
      if (data !== null) return;
      const {
        statusCode = null,
        name = '',
        message: text = '',
      } = (error ?? {}) as Partial<ErrorResponse>;
      const description = `${statusCode ?? 'no answer'} ${name}: ${text}`;
      throw REFUSED.has(statusCode ?? 0) && !ACCOUNT_ERRORS.has(name)
        ? new MailRefusedError(description)
        : new Error(description);
    },
  };
}
