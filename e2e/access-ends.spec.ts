import type { BrowserContext } from '@playwright/test';
import { fetchHtml } from './support/gatePage';
import { membersPage, premiumPage } from './support/gatedPages';
import { runSql } from './support/runSql';
import { sessionCookie } from './support/sessionCookie';
import { expect, test } from './support/test';

// No page is opened here: these tests check what the server sends.

const premium = premiumPage();
const members = membersPage();

const expectSentOpen = async (context: BrowserContext, gated = members): Promise<void> => {
  expect(await fetchHtml(context.request, gated)).toContain(gated.sentence);
};
const expectSentLocked = async (context: BrowserContext, gated = members): Promise<void> => {
  expect(await fetchHtml(context.request, gated)).not.toContain(gated.sentence);
};

test('a revoked entitlement locks the page at the next request', async ({ context, reader }) => {
  await reader.grant('premium');
  await reader.startSession(context.request);
  await expectSentOpen(context, premium);
  await reader.revoke('premium');
  await expectSentLocked(context, premium);
});

test('an entitlement ends on time, without anyone’s action (GAT-14)', async ({
  context,
  reader,
  product,
}) => {
  await reader.startSession(context.request);
  await reader.grant('premium', '--until', new Date(Date.now() + 3_600_000).toISOString());
  await expectSentOpen(context, premium);
  // As if two hours had passed.
  await runSql(
    product,
    `update entitlement set starts_at = starts_at - interval '2 hours',
                            ends_at = ends_at - interval '2 hours'
       from "user" u where u.id = user_id and u.email = $1`,
    reader.email,
  );
  await expectSentLocked(context, premium);
});

test('a signed-out reader gets the locked page, even with the old cookie (SES-06)', async ({
  context,
  reader,
  request,
}) => {
  await reader.startSession(context.request);
  const cookie = await sessionCookie(context);
  const withOldCookie = { headers: { cookie } };
  expect(await (await request.get(members.path, withOldCookie)).text()).toContain(members.sentence);

  await reader.post(context.request, 'sign-out');
  await expectSentLocked(context);
  expect(await (await request.get(members.path, withOldCookie)).text()).not.toContain(
    members.sentence,
  );
});

test('a password change ends the other sessions immediately (SES-04)', async ({
  context,
  reader,
  browser,
}) => {
  await reader.startSession(context.request);
  const other = await browser.newContext();
  await reader.startSession(other.request);
  await expectSentOpen(context);

  await reader.post(other.request, 'change-password', {
    currentPassword: reader.password,
    newPassword: 'another long enough password',
  });
  await expectSentLocked(context);
  await expectSentOpen(other);
  await other.close();
});

test('a ban locks the page at the next request (SES-13)', async ({ context, reader }) => {
  await reader.startSession(context.request);
  await expectSentOpen(context);
  await reader.ban();
  await expectSentLocked(context);
});
