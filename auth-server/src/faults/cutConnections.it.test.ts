import { expect, it } from 'vitest';
import { type Browser, PASSWORD } from '../testing/createBrowser.js';
import { insist } from '../testing/faults/expectOutage.js';
import type { Loss } from '../testing/faults/startDatabaseProxy.js';
import { useFaultyProduct } from '../testing/faults/useFaultyProduct.js';

const IS_NIGHTLY = process.env.GATEHOUSE_NIGHTLY === '1';

const use = useFaultyProduct();

interface Visit {
  browser: Browser;
  /** Starts counting statements: at one of them, all connections are closed. */
  begin(): void;
  /** What was cut, for failures. */
  about: string;
}

const LOSSES: Loss[] = ['statement', 'answer'];

/**
 * Runs `visit` once undisturbed, then with connections that are cut at each statement which it sent from
 * `begin` on: nightly at all of them, before and after the database has run it, otherwise at some.
 */
async function cutEverywhere(visit: (visit: Visit) => Promise<void>): Promise<void> {
  const [first] = use.proxies;
  const begin = () => {
    first.heal();
  };
  await visit({ browser: use.instances.browser(0), begin, about: 'undisturbed' });
  const cuts = first.statements
    .flatMap((text, index) => LOSSES.map((lost) => ({ at: index + 1, lost, text })))
    .filter((_, index) => IS_NIGHTLY || index % 5 === 0);
  // Half of them on each instance.
  await Promise.all(
    use.proxies.map(async (proxy, instance) => {
      for (const { at, lost, text } of cuts.filter((_, index) => index % 2 === instance)) {
        await visit({
          browser: use.instances.browser(instance),
          begin: () => {
            proxy.cutAt(at, lost);
          },
          about: `the ${lost} ${at}, around: ${text}`,
        });
      }
    }),
  );
}

const countMails = async ({ email }: Browser, template: string) => {
  const rows = await use.database.sql('select 1 from mail where recipient = $1 and template = $2', [
    email,
    template,
  ]);
  return rows.length;
};

it('a sign-up whose connections are cut creates a whole reader or none, and can be continued (FLT-01)', async () => {
  await cutEverywhere(async ({ browser, begin, about }) => {
    begin();
    const requested = await insist(() => browser.requestSignUp());
    expect(requested.sent.status, about).toBe(200);
    expect(await countMails(browser, 'verification'), about).toBeLessThanOrEqual(requested.times);

    const token = await browser.readToken('verification');
    const confirmed = await insist(() =>
      browser.post('/api/auth/verify-email', { token, password: PASSWORD }),
    );
    // The link works once. If only its answer was lost, the reader exists.
    if (confirmed.sent.status !== 200) {
      expect(JSON.parse(confirmed.sent.text), about).toMatchObject({ code: 'INVALID_TOKEN' });
      expect(confirmed.times, about).toBeGreaterThan(1);
      expect((await insist(() => browser.signIn())).sent.status, about).toBe(200);
    }
    expect(await browser.isSignedIn(), about).toBe(true);
    expect(await countMails(browser, 'welcome'), about).toBe(1);
  });
});

it('a sign-in whose connections are cut ends no session, and can be repeated (FLT-01)', async () => {
  await cutEverywhere(async ({ browser, begin, about }) => {
    browser.email = use.readers[0].email;
    begin();
    expect((await insist(() => browser.signIn())).sent.status, about).toBe(200);
    expect(await browser.isSignedIn(), about).toBe(true);
    expect(await use.readers[0].isSignedIn(), about).toBe(true);
  });
});
