import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { startInstances, type Instances } from '../testing/startInstances.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

/** Debian's libfaketime, which gives one process another clock. */
const FAKETIME = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .find(existsSync);

const offBy = (offset: string) => ({
  LD_PRELOAD: FAKETIME ?? '',
  FAKETIME: offset,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});
const INSTANCES = ['right', 'fast', 'slow'];
/** One of the two clocks is right. */
const PAIRS = INSTANCES.flatMap((first, from) =>
  INSTANCES.map((second, to) => ({ first, second, from, to })),
).filter(({ from, to }) => from !== to && from * to === 0);

describe.skipIf(FAKETIME === undefined)('clocks that are off by ten minutes', () => {
  let instances: Instances;
  beforeAll(async () => {
    instances = await startInstances({ envs: [{}, offBy('+10m'), offBy('-10m')] });
  });
  afterAll(() => instances.stop());

  const signUp = async (instance: number): Promise<Browser> => {
    const browser = instances.browser(instance);
    const { status, text } = await browser.signUp();
    expect(status, text).toBe(200);
    return browser;
  };

  describe.each(PAIRS)(
    'from the instance that is $first to the one that is $second',
    ({ from, to }) => {
      it('a session is valid (FLT-11)', async () => {
        const there = instances.elsewhere(await signUp(from), to);
        expect(await there.isSignedIn()).toBe(true);
        expect((await there.get('/docs/members')).text).toContain(SECRET_TEXT);
        const { status, text } = await there.get('/api/auth/get-session');
        expect(status).toBe(200);
        expect(text).toContain(there.email);
        expect((await there.get('/api/auth/token')).status).toBe(200);
      });

      it('a sign-up can be confirmed, and a password reset (FLT-11)', async () => {
        const here = instances.browser(from);
        expect((await here.requestSignUp()).status).toBe(200);
        const there = instances.elsewhere(here, to);
        const token = await there.readToken('verification');
        const confirmed = await there.post('/api/auth/verify-email', { token, password: PASSWORD });
        expect(confirmed.status, confirmed.text).toBe(200);

        await here.post('/api/auth/request-password-reset', { email: here.email });
        const reset = await there.post('/api/auth/reset-password', {
          token: await there.readToken('reset'),
          newPassword: 'another long password',
        });
        expect(reset.status, reset.text).toBe(200);
      });

      it('a magic link signs in (FLT-11)', async () => {
        const here = await signUp(from);
        await here.post('/api/auth/sign-in/magic-link', { email: here.email });
        const there = instances.elsewhere(here, to);
        there.cookie = '';
        const token = await there.readToken('magic-link');
        const { status, text } = await there.post('/api/auth/magic-link/verify', { token });
        expect(status, text).toBe(200);
      });
    },
  );
});
