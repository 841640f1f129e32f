import { TOTP, URI } from 'otpauth';
import { PASSWORD, type Browser } from './createBrowser.js';
import type { Sent } from './send.js';
import type { Use } from './useApp.js';

/** The server's response when a second factor is set up. */
export interface Enabled {
  totpURI: string;
  backupCodes: string[];
}

/** The current code of an authenticator app. */
export function codeOf(uri: string): string {
  const totp = URI.parse(uri);
  if (!(totp instanceof TOTP)) throw new Error('no time-based code');
  return totp.generate();
}

/** Readers with authenticator apps. */
export function createSecondFactor(use: Use) {
  const verify = (browser: Browser, code: string, more = {}): Promise<Sent> =>
    browser.post('/api/auth/two-factor/verify-totp', { code, ...more });

  /** The app's next code, without waiting for it: each code works only once. */
  const nextCode = async (uri: string): Promise<string> => {
    await use.database.sql('update "twoFactor" set last_totp_step = null');
    return codeOf(uri);
  };

  /** A reader with an authenticator app, whose browser isn't signed in. */
  const protectedReader = async (): Promise<Enabled & { reader: Browser }> => {
    const reader = use.app.browser();
    await reader.signUp();
    const answer = await reader.post('/api/auth/two-factor/enable', { password: PASSWORD });
    const enabled = JSON.parse(answer.text) as Enabled;
    const { status, text } = await verify(reader, await nextCode(enabled.totpURI));
    if (status !== 200) throw new Error(`enabling the second factor failed: ${status} ${text}`);
    await reader.post('/api/auth/sign-out');
    return { reader, ...enabled };
  };
  return { verify, nextCode, protectedReader };
}
