import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Product } from './product';

interface OutboxMail {
  to: string;
  text: string;
}

/** Path, query and anchor of the newest link to a page in the mails to an address, once it is there. */
export async function readMailLink(
  { dataDir, settings }: Product,
  to: string,
  page: '/verify-email' | '/reset-password' | '/sign-in',
  secret: 'token' | 'change' = 'token',
): Promise<string> {
  const outbox = path.join(dataDir, 'outbox');
  const start = `${settings.SITE_URL}${page}`;
  const find = (): string | undefined => {
    const names = existsSync(outbox) ? readdirSync(outbox).sort().reverse() : [];
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(path.join(outbox, name), 'utf8')) as OutboxMail)
      .filter((mail) => mail.to === to)
      .flatMap((mail) => mail.text.match(/https?:\/\/\S+/g) ?? [])
      .find((link) => link.startsWith(start) && link.includes(`#${secret}=`))
      ?.slice(String(settings.SITE_URL).length);
  };
  await expect.poll(find, { message: `a mail with a link to ${page} for ${to}` }).toBeDefined();
  return find() ?? '';
}
