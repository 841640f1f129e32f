import { fetchHtml } from './support/gatePage';
import { membersPage, premiumPage } from './support/gatedPages';
import { runAdmin } from './support/runAdmin';
import { runSql } from './support/runSql';
import { sessionCookie } from './support/sessionCookie';
import { expect, test } from './support/test';

const premium = premiumPage();
const members = membersPage();

test('a revoked entitlement locks the page at the next request', async ({ page, reader }) => {
  await reader.grant('premium');
  await reader.signIn(page);
  expect(await fetchHtml(page.request, premium)).toContain(premium.sentence);
  await reader.revoke('premium');
  expect(await fetchHtml(page.request, premium)).not.toContain(premium.sentence);
});

test('an entitlement ends at its time, without anybody’s doing (GAT-14)', async ({
  page,
  reader,
  product,
}) => {
  await reader.signIn(page);
  await reader.grant('premium', '--until', new Date(Date.now() + 3_600_000).toISOString());
  expect(await fetchHtml(page.request, premium)).toContain(premium.sentence);
  // As if two hours had passed.
  await runSql(
    product,
    `update entitlement set starts_at = starts_at - interval '2 hours',
                            ends_at = ends_at - interval '2 hours'
       from "user" u where u.id = user_id and u.email = $1`,
    reader.email,
  );
  expect(await fetchHtml(page.request, premium)).not.toContain(premium.sentence);
});

test('a signed-out reader gets the locked page, also with the old cookie (SES-06)', async ({
  page,
  reader,
  request,
  product,
}) => {
  await reader.signIn(page);
  const cookie = await sessionCookie(page.context());
  const withOldCookie = { headers: { cookie } };
  expect(await (await request.get(members.path, withOldCookie)).text()).toContain(members.sentence);

  const answer = await page.request.post('/api/auth/sign-out', {
    headers: { origin: product.url },
    data: {},
  });
  expect(answer.ok()).toBe(true);
  expect(await fetchHtml(page.request, members)).not.toContain(members.sentence);
  expect(await (await request.get(members.path, withOldCookie)).text()).not.toContain(
    members.sentence,
  );
});

test('a change of password ends the other sessions at once (SES-04)', async ({
  page,
  reader,
  product,
  otherBrowser,
}) => {
  await reader.signIn(page);
  const other = await otherBrowser();
  await reader.signIn(other);
  expect(await fetchHtml(page.request, members)).toContain(members.sentence);

  const answer = await other.request.post('/api/auth/change-password', {
    headers: { origin: product.url },
    data: { currentPassword: reader.password, newPassword: 'another long enough password' },
  });
  expect(answer.ok()).toBe(true);
  expect(await fetchHtml(page.request, members)).not.toContain(members.sentence);
  expect(await fetchHtml(other.request, members)).toContain(members.sentence);
});

test('a ban locks the page at the next request (SES-13)', async ({ page, reader, product }) => {
  await reader.signIn(page);
  expect(await fetchHtml(page.request, members)).toContain(members.sentence);
  await runAdmin(product, 'ban', reader.email);
  expect(await fetchHtml(page.request, members)).not.toContain(members.sentence);
});
