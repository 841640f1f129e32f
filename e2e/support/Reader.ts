import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expectHydrated, openPage } from './openPage';
import type { Product } from './product';
import { runAdmin } from './runAdmin';

/** A person with an account, made for one test. */
export class Reader {
  readonly name = 'Ada Reader';
  readonly email = `reader-${randomUUID()}@example.com`;
  readonly password = 'a long enough password';

  constructor(private readonly product: Product) {}

  /** Makes the account over the API. The session that comes with it stays in `request`. */
  async signUp(request: APIRequestContext): Promise<void> {
    const { name, email, password } = this;
    const answer = await request.post('/api/auth/sign-up/email', {
      headers: { origin: this.product.url },
      data: { name, email, password },
    });
    if (!answer.ok()) throw new Error(`Sign-up answered ${answer.status()} ${await answer.text()}`);
  }

  /** Signs in as people do, and waits for the page at `next`, a path of the site. */
  async signIn(page: Page, next = '/'): Promise<void> {
    await this.fillSignIn(page, next);
    await page.waitForURL((url) => url.pathname + url.search + url.hash === next);
    await expectHydrated(page);
  }

  /** Fills the sign-in page's form and sends it, wherever that leads. */
  async fillSignIn(page: Page, next: string): Promise<void> {
    await openPage(page, `/sign-in?next=${encodeURIComponent(next)}`);
    const form = page.getByRole('main');
    await form.getByLabel('E-mail').fill(this.email);
    await form.getByLabel('Password', { exact: true }).fill(this.password);
    await form.getByRole('button', { name: 'Sign in' }).click();
  }

  async grant(plan: string, ...options: string[]): Promise<void> {
    await runAdmin(this.product, 'grant', this.email, plan, ...options);
  }

  async revoke(plan: string): Promise<void> {
    await runAdmin(this.product, 'revoke', this.email, plan);
  }

  async ban(): Promise<void> {
    await runAdmin(this.product, 'ban', this.email);
  }
}
