import path from 'node:path';
import { z } from 'zod';
import { parseMailSender, type MailSender } from './mailSender.js';
import { parseSmtpServer, type SmtpServer } from './smtpServer.js';

/** How emails are sent, and their sender. */
export type MailSettings = { from: MailSender } & (
  | { via: 'outbox'; directory: string }
  | { via: 'smtp'; server: SmtpServer }
  | { via: 'resend'; apiKey: string; baseUrl: string }
);

type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

const parsedBy = <T>(parse: (value: string) => Parsed<T>) =>
  z.string().transform((value, context) => {
    const parsed = parse(value);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.problem });
    return z.NEVER;
  });

/** The mail settings, as part of the schema of all settings. */
export const mailSettingsShape = {
  MAIL_FROM: parsedBy(parseMailSender).optional(),
  SMTP_URL: parsedBy(parseSmtpServer).optional(),
  RESEND_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be a Resend API key, such as re_123')
    .optional(),
  RESEND_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://api.resend.com' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
};

/** Checks that involve several settings. */
export function checkMailSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  const given = ['SMTP_URL', 'RESEND_API_KEY'].filter((name) => env[name] !== undefined);
  if (given.length > 1)
    problems.push(`${given.join(' and ')} can't be used together: set one of them`);
  if (given.length > 0 && env.MAIL_FROM === undefined) {
    problems.push(
      `MAIL_FROM is required with ${given.join(' and ')}, such as Acme Docs <docs@example.com>`,
    );
  }
  if (env.RESEND_BASE_URL !== undefined && env.RESEND_API_KEY === undefined) {
    problems.push('RESEND_BASE_URL has no effect without RESEND_API_KEY: set both or neither');
  }
  return problems;
}

/**
 * @param values parsed by {@link mailSettingsShape} and accepted by {@link checkMailSettings}
 * @param dataDir absolute; contains the outbox when there is neither SMTP nor Resend
 */
export function toMailSettings(
  values: z.output<z.ZodObject<typeof mailSettingsShape>>,
  dataDir: string,
): MailSettings {
  const from = values.MAIL_FROM ?? { name: null, address: 'noreply@example.invalid' };
  if (values.SMTP_URL !== undefined) return { from, via: 'smtp', server: values.SMTP_URL };
  if (values.RESEND_API_KEY !== undefined) {
    const baseUrl = values.RESEND_BASE_URL ?? 'https://api.resend.com';
    return { from, via: 'resend', apiKey: values.RESEND_API_KEY, baseUrl };
  }
  return { from, via: 'outbox', directory: path.join(dataDir, 'outbox') };
}
