import { membersPage } from './support/gatedPages';
import { IS_NIGHTLY, sharedProduct } from './support/product';
import { expect, randomAddress, test } from './support/test';

/**
 * One of each kind: the tests of `returnPath` have hundreds. Here, the browser shows that it is
 * used.
 */
const OFF_SITE = [
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(document.domain)',
  '/..//evil.example/x',
  '/%252f/evil.example',
  '/\uff0fevil.example',
];
const NIGHTLY_OFF_SITE = [
  'https://evil.example',
  '/%5cevil.example',
  'https:evil.example',
  '/docs/..//evil.example',
  '/%2e%2e//evil.example',
  '/\u200b/evil.example',
  `${sharedProduct.url}@evil.example`,
  `${sharedProduct.url}.evil.example/`,
];

const REFUSED = IS_NIGHTLY ? [...OFF_SITE, ...NIGHTLY_OFF_SITE] : OFF_SITE;

test('sign-in never redirects to another site (RED-01) (RED-02) (RED-06) (RED-07) (RED-08)', async ({
  page,
  reader,
}) => {
  test.slow();
  await page.route(
    ({ hostname }) => hostname.includes('evil'),
    (route) => route.abort(),
  );
  for (const next of REFUSED) {
    await test.step(next, async () => {
      // Attempts are counted per address.
      await page.setExtraHTTPHeaders({ 'x-forwarded-for': randomAddress() });
      await reader.fillSignIn(page, next);
      await page.waitForURL(`${sharedProduct.url}/`);
      await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
      await reader.signOut(page);
    });
  }
});

test('sign-in returns to the path, query and anchor (RED-11)', async ({ page, reader }) => {
  const { path } = membersPage();
  const here = `${path}?from=a%20mail,%20%D8%A7%D8%B1%D8%AF%D9%88&api=//x#transport`;
  await reader.signInByForm(page, here);
  expect(page.url()).toBe(sharedProduct.url + here);
});
