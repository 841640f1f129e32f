import { describe, expect, it } from 'vitest';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

const COMMON = 'qwerty123456';
const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;

describe('a guessable password is refused', () => {
  it.each([
    ['a common password', () => COMMON],
    ["the product's name", () => 'gatehousegatehouse'],
    ['their own address', ({ email }: Browser) => email],
  ])('at sign-up: %s (CRD-06)', async (_what, choose) => {
    const browser = use.app.browser();
    const answer = await browser.requestSignUp(choose(browser));
    expect(answer.status).toBe(400);
    expect(json(answer)).toMatchObject({
      code: 'COMMON_PASSWORD',
      message: expect.stringContaining('Choose another one'),
    });
  });

  it('at a change (CRD-06)', async () => {
    const reader = await use.signedUp();
    for (const newPassword of [COMMON, reader.email]) {
      const answer = await reader.post('/api/auth/change-password', {
        currentPassword: PASSWORD,
        newPassword,
      });
      expect(json(answer)).toMatchObject({ code: 'COMMON_PASSWORD' });
    }
    expect((await reader.signIn()).status).toBe(200);
  });

  it('at a reset, whose link still works (CRD-06)', async () => {
    const reader = await use.signedUp();
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const token = await reader.readToken('reset');
    const reset = (newPassword: string) =>
      reader.post('/api/auth/reset-password', { token, newPassword });
    expect(json(await reset(COMMON))).toMatchObject({ code: 'COMMON_PASSWORD' });
    expect((await reset('another long password')).status).toBe(200);
  });
});
