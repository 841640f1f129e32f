import type { AuthExtension } from '../auth/extension/AuthExtension.js';
import type { GatehouseEvent } from '../events/siteSubscriber.js';
import type { MailColors } from '../mail/render/mailStyle.js';

/** What `gatehouse.config.ts` may say. Everything is optional, and nothing in it is a secret. */
export interface GatehouseConfig {
  /**
   * What emails, authenticator apps and passkeys call the site. Default: the name in `MAIL_FROM`, or else
   * the site's host.
   */
  name?: string;
  mail?: {
    /** A picture beside the site's name, 28 pixels high: an `https:` URL that email apps load. Default: none. */
    logo?: string;
    /** Colors as `#rrggbb`, for light and for dark mode. What is left out stays as it is. */
    colors?: { light?: Partial<MailColors>; dark?: Partial<MailColors> };
  };
  /**
   * Who may make an account, in whatever way. Readers who have one are not affected.
   *
   * - `'open'` (default): everybody
   * - `{ addresses, domains }`: these email addresses, and those at these domains
   * - `'closed'`: nobody
   */
  signUp?: 'open' | 'closed' | { addresses?: string[]; domains?: string[] };
  /**
   * How long readers who asked to stay signed in do, in whole days from 1 to 90 (ASVS 5.0 7.3.1, 7.3.2).
   *
   * - `idleDays`: without a visit, the session ends after these. Default 30, or `days` if that is less
   * - `days`: however often the reader comes back, it ends this long after signing in. Default 90
   */
  sessions?: { idleDays?: number; days?: number };
  /**
   * Is told what happens to accounts, such as a sign-up, after it happened. No request waits for it, and
   * none fails with it: what it throws is logged.
   */
  onEvent?: (event: GatehouseEvent) => void | Promise<void>;
  /** What is added to Better Auth. */
  betterAuth?: AuthExtension;
}

/**
 * Gives an editor the types of `gatehouse.config.ts`. Changes nothing.
 *
 * @example
 * import { defineConfig } from '@gatehouse/auth-server';
 *
 * export default defineConfig({
 *   name: 'Acme Docs',
 *   signUp: { domains: ['acme.example'] },
 * });
 */
export function defineConfig(config: GatehouseConfig): GatehouseConfig {
  return config;
}
