import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { SIGNED_IN_HINT } from '@gatehouse/contract/signedInHint';
import { expectHydrated, openPage } from './openPage';
import type { Product } from './product';
import { readMailLink } from './readMailLink';
import { runAdmin } from './runAdmin';

/** A person with an account, created for one test. */
export class Reader {
  readonly name = 'Ada Reader';
  readonly email = `reader-${randomUUID()}@example.com`;
  readonly password = 'a long enough password';

  constructor(private readonly product: Product) {}

  /** Creates the account through the API, without signing in. */
  async create(request: APIRequestContext): Promise<void> {
    const { name, email, password } = this;
    await this.post(request, 'sign-up/email', { name, email, password });
    await this.confirm(request);
  }

  /** Creates the account through the API, and signs in: the session stays in `request`. */
  async signUp(request: APIRequestContext): Promise<void> {
    await this.create(request);
    await this.startSession(request);
  }

  /** Confirms the address, like the link in the email. Nobody stays signed in. */
  async confirm(request: APIRequestContext): Promise<void> {
    const [, token] = (await readMailLink(this.product, this.email, '/verify-email')).split('=');
    await this.post(request, 'verify-email', { token, password: this.password });
    await this.post(request, 'sign-out');
  }

  /** Calls a route below `/api/auth`. @returns its response */
  async post<T>(request: APIRequestContext, route: string, data: object = {}): Promise<T> {
    const answer = await request.post(`/api/auth/${route}`, {
      headers: { origin: this.product.url },
      data,
    });
    if (!answer.ok())
      throw new Error(`${route} answered ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Signs in through the API: the session stays in `request`. */
  async startSession(request: APIRequestContext): Promise<void> {
    const { email, password } = this;
    await this.post(request, 'sign-in/email', { email, password });
  }

  /**
   * Signs a page's browser in through the API. The sign-in page takes as long to load as any other,
   * and is for tests of the page itself: see {@link Reader.signInByForm}.
   *
   * @param next opened afterward, if set
   */
  async signIn(page: Page, next?: string): Promise<void> {
    await this.startSession(page.request);
    // What the sign-in page would store for later pages: only once, because they may end the
    // session.
    await page.addInitScript(
      ([origin, hint, once]) => {
        if (location.origin !== origin || sessionStorage.getItem(once) !== null) return;
        sessionStorage.setItem(once, '');
        localStorage.setItem(hint, `${Date.now()}`);
      },
      [this.product.url, SIGNED_IN_HINT, `signed in ${randomUUID()}`] as const,
    );
    if (next !== undefined) await openPage(page, next);
  }

  /** Signs in like a person, and waits for the page at `next`, a path on the site. */
  async signInByForm(page: Page, next = '/'): Promise<void> {
    await this.fillSignIn(page, next);
    await page.waitForURL((url) => url.pathname + url.search + url.hash === next);
    await expectHydrated(page);
  }

  /** Fills in and submits the sign-in form, wherever that leads. */
  async fillSignIn(page: Page, next: string, signInPage = '/sign-in'): Promise<void> {
    await openPage(page, `${signInPage}?next=${encodeURIComponent(next)}`);
    const form = page.getByRole('main');
    await form.getByLabel('Email').fill(this.email);
    await form.getByLabel('Password', { exact: true }).fill(this.password);
    await form.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Ends the session of a browser, which then looks as if nobody had ever signed in. */
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
