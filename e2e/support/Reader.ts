import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expectHydrated, openPage } from './openPage';
import type { Product } from './product';
import { readMailLink } from './readMailLink';
import { runAdmin } from './runAdmin';

/** A person with an account, made for one test. */
export class Reader {
  readonly name = 'Ada Reader';
  readonly email = `reader-${randomUUID()}@example.com`;
  readonly password = 'a long enough password';

  constructor(private readonly product: Product) {}

  /** Makes the account over the API, and signs in: the session stays in `request`. */
  async signUp(request: APIRequestContext): Promise<void> {
    const { name, email, password } = this;
    await this.post(request, 'sign-up/email', { name, email, password });
    await this.confirm(request);
    await this.post(request, 'sign-in/email', { email, password });
  }

  /** Proves the address, as the link in the mail does. */
  async confirm(request: APIRequestContext): Promise<void> {
    const [, token] = (await readMailLink(this.product, this.email, '/verify-email')).split('=');
    await this.post(request, 'verify-email', { token, password: this.password });
  }

  /** Calls a route below `/api/auth`. @returns what it answers */
  async post<T>(request: APIRequestContext, route: string, data: object = {}): Promise<T> {
    const answer = await request.post(`/api/auth/${route}`, {
      headers: { origin: this.product.url },
      data,
    });
    if (!answer.ok())
      throw new Error(`${route} answered ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
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

  /** Ends the session of a browser, which looks like one that nobody ever signed in on. */
  async signOut(page: Page): Promise<void> {
    await this.post(page.request, 'sign-out');
    await page.evaluate(() => localStorage.clear());
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
