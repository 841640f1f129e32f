import { foldEmail } from '@gatehouse/contract/emailAddress';

/** The sender of emails. */
export interface MailSender {
  name: string | null;
  address: string;
}

/**
 * In a header, `"` and `\` would end the quoted name; the others would start a list or another
 * header.
 */
const SENDER_NAME = /^[^"\\<>,;:@\p{Cc}]{1,80}$/u;

/** Reads MAIL_FROM: `docs@example.com` or `Acme Docs <docs@example.com>`. */
export function parseMailSender(
  value: string,
): { ok: true; value: MailSender } | { ok: false; problem: string } {
  const [, name, inBrackets] = /^([^<>]*?)\s*<([^<>]*)>$/.exec(value.trim()) ?? [];
  const address = foldEmail(inBrackets ?? value.trim());
  if (address !== null && (name === undefined || name === '' || SENDER_NAME.test(name))) {
    return { ok: true, value: { name: name || null, address } };
  }
  return {
    ok: false,
    problem: 'must be one address, with or without a name, such as Acme Docs <docs@example.com>',
  };
}

/**
 * For a `From` header. The name is quoted (RFC 5322, 3.2.4): a site's name may contain characters that
 * MAIL_FROM may not.
 */
export function formatMailSender({ name, address }: MailSender): string {
  return name === null ? address : `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
}
