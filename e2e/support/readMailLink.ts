import { expect } from '@playwright/test';
import { readMails } from './mailServer';
import type { Product } from './product';

/**
 * Path, query and anchor of the newest link to a page in the emails to an address. Waits for it.
 */
export async function readMailLink(
  { settings }: Product,
  to: string,
  page: '/verify-email' | '/reset-password' | '/sign-in',
  secret: 'token' | 'change' = 'token',
): Promise<string> {
  const start = `${settings.SITE_URL}${page}`;
  const find = (): string | undefined =>
    readMails(to)
      .flatMap((text) => text.match(/https?:\/\/\S+/g) ?? [])
      .find((link) => link.startsWith(start) && link.includes(`#${secret}=`))
      ?.slice(String(settings.SITE_URL).length);
  const message = `a mail with a link to ${page} for ${to}`;
  await expect.poll(find, { message, intervals: [50] }).toBeDefined();
  return find() ?? '';
}
