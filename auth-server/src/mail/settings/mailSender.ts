import { foldEmail } from '@gatehouse/contract/emailAddress';

/** Who mails come from. The name, if there is one, is also what mails call the site. */
export interface MailSender {
  name: string | null;
  address: string;
}

/** Of a header: `"` and `\` would end the quoted name, the others make a list or a second header. */
const IN_NAME = /^[^"\\<>,;:@\p{Cc}]{1,80}$/u;

/** Reads MAIL_FROM: `docs@example.com` or `Acme Docs <docs@example.com>`. */
export function parseMailSender(
  value: string,
): { ok: true; value: MailSender } | { ok: false; problem: string } {
  const [, name, inBrackets] = /^([^<>]*?)\s*<([^<>]*)>$/.exec(value.trim()) ?? [];
  const address = foldEmail(inBrackets ?? value.trim());
  if (address !== null && (name === undefined || name === '' || IN_NAME.test(name))) {
    return { ok: true, value: { name: name || null, address } };
  }
  return {
    ok: false,
    problem: 'must be one address, with or without a name, such as Acme Docs <docs@example.com>',
  };
}

/** For a `From` header. The name is quoted (RFC 5322, 3.2.4): it may be that of the site, which has other characters. */
export function formatMailSender({ name, address }: MailSender): string {
  return name === null ? address : `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
}
