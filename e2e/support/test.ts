import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { sharedProduct, type Product } from './product';
import { Reader } from './Reader';

interface Fixtures {
  /** The server that serves this test's pages. */
  product: Product;
  /** This test's own account, not signed in yet. */
  reader: Reader;
  /** A page in another browser, without the first one's cookies and storage. */
  otherBrowser: () => Promise<Page>;
  /** Allows console output that this test causes on purpose. */
  allowConsole: (text: RegExp) => void;
  /** Reports unexpected console output of pages. */
  consoleWatch: ConsoleWatch;
}

interface ConsoleWatch {
  watch(context: BrowserContext): void;
  allow(text: RegExp): void;
}

/** Rate limits count per address: tests don't use up each other's. */
export function randomAddress(): string {
  const part = (): number => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.${part()}`;
}

export const test = base.extend<Fixtures>({
  product: async ({}, use) => use(sharedProduct),

  baseURL: async ({ product }, use) => use(product.url),

  extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': randomAddress() }),

  consoleWatch: async ({}, use) => {
    const seen: string[] = [];
    const allowed: RegExp[] = [];
    await use({
      watch(context) {
        context.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) {
            seen.push(`${message.type()}: ${message.text()} (${message.location().url})`);
          }
        });
        context.on('weberror', (error) => seen.push(`uncaught: ${error.error().stack}`));
      },
      allow: (text) => allowed.push(text),
    });
    const unexpected = seen.filter((text) => !allowed.some((pattern) => pattern.test(text)));
    expect(unexpected, 'console output').toEqual([]);
  },

  allowConsole: async ({ consoleWatch }, use) => use(consoleWatch.allow),

  context: async ({ context, consoleWatch }, use) => {
    consoleWatch.watch(context);
    await use(context);
  },

  reader: async ({ playwright, product, baseURL, extraHTTPHeaders }, use) => {
    const reader = new Reader(product);
    const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
    await reader.create(request);
    await request.dispose();
    await use(reader);
  },

  otherBrowser: async ({ browser, consoleWatch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      consoleWatch.watch(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };
