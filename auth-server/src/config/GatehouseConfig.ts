import type { AuthExtension } from '../auth/extension/AuthExtension.js';
import type { GatehouseEvent } from '../events/siteSubscriber.js';
import type { MailColors } from '../mail/render/mailStyle.js';
import type { TokenAlgorithm } from '../tokens/keys/TokenSettings.js';

/** The options in `gatehouse.config.ts`. All are optional, and none is a secret. */
export interface GatehouseConfig {
  /**
   * The site's name in emails, authenticator apps and passkeys. Default: the name in `MAIL_FROM`,
   * or else the site's host.
   */
  name?: string;
  mail?: {
    /**
     * A logo next to the site's name, 28 pixels high: an `https:` URL that email apps load.
     * Default: none.
     */
    logo?: string;
    /** Colors as `#rrggbb`, for light and dark mode. Omitted colors keep their default. */
    colors?: { light?: Partial<MailColors>; dark?: Partial<MailColors> };
  };
  /**
   * Who can create an account, by any method. Existing readers are not affected.
   * - `'open'` (default): everyone
   * - `{ addresses, domains }`: these email addresses, and those at these domains
   * - `'closed'`: nobody
   */
  signUp?: 'open' | 'closed' | { addresses?: string[]; domains?: string[] };
  /**
   * How long readers stay signed in if they chose to, in whole days from 1 to 90 (ASVS 5.0 7.3.1,
   * 7.3.2).
   *
   * - `idleDays`: the session ends after this many days without a visit. Default 30, or `days` if
   *   that is less
   * - `days`: it ends this many days after sign-in, however often the reader visits. Default 90
   */
  sessions?: { idleDays?: number; days?: number };
  /**
   * Access tokens: signed JWTs that tell your other services who is calling.
   *
   * - `algorithm`: `'RS256'` (default), which every library can verify, or `'EdDSA'`
   * - `minutes`: how long a token is valid, a whole number from 1 to 10080 (7 days). Default 15. A service
   *   that only checks the signature accepts a reader for that long after they sign out or are banned
   * - `audience`: whom tokens are for, in the claim `aud`. Default: the site's origin
   * - `rotationDays`: how long a key signs, in whole days from 1 to 365. Default 90
   */
  tokens?: {
    algorithm?: TokenAlgorithm;
    minutes?: number;
    audience?: string;
    rotationDays?: number;
  };
  /** Whether AI assistants can search and read the site at `/mcp`, under their reader's access. Default: `true`. */
  mcp?: boolean;
  /**
   * Called after something happened to an account, such as a sign-up. No request waits for it or fails with
   * it: errors are logged.
   */
  onEvent?: (event: GatehouseEvent) => void | Promise<void>;
  /** Additions to Better Auth. */
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
