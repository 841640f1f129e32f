import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Product } from './product';

/** The secret of the link in the newest mail to an address, once that is there. */
export async function readMailToken({ dataDir }: Product, to: string): Promise<string> {
  const outbox = path.join(dataDir, 'outbox');
  const find = (): string | undefined => {
    const names = existsSync(outbox) ? readdirSync(outbox).sort().reverse() : [];
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(path.join(outbox, name), 'utf8')) as OutboxMail)
      .find((mail) => mail.to === to)
      ?.text.match(/#token=([\w-]+)/)?.[1];
  };
  await expect.poll(find, { message: `a mail with a link to ${to}` }).toBeDefined();
  return find() ?? '';
}

interface OutboxMail {
  to: string;
  text: string;
}
