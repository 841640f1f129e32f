import { ask } from './ask';
import type { Product } from './product';
import { Reader } from './Reader';
import { readMailLink } from './readMailLink';
import { runAdmin } from './runAdmin';

/**
 * Signs up a reader at a server behind a proxy or on a subdomain, bypassing what is in front of it.
 * @param host that the server is addressed as
 */
export async function makeReader(product: Product, host: string, plan?: string): Promise<Reader> {
  const reader = new Reader(product);
  const { name, email, password } = reader;
  const post = async (route: string, body: object): Promise<void> => {
    const { status, text } = await ask({
      protocol: 'http:',
      port: product.port,
      host,
      path: `/api/auth/${route}`,
      method: 'POST',
      headers: { origin: product.settings.SITE_URL ?? '', 'x-forwarded-proto': 'https' },
      body,
    });
    if (status !== 200) throw new Error(`${route} answered ${status} ${text}`);
  };
  await post('sign-up/email', { name, email, password });
  const [, token] = (await readMailLink(product, email, '/verify-email')).split('=');
  await post('verify-email', { token, password });
  if (plan !== undefined) await runAdmin(product, 'grant', email, plan);
  return reader;
}
