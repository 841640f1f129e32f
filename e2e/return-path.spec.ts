import { membersPage } from './support/gatedPages';
import { sharedProduct } from './support/product';
import { expect, test } from './support/test';

const OFF_SITE = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/%5cevil.example',
  'https:evil.example',
  'javascript:alert(document.domain)',
  `${sharedProduct.url}@evil.example`,
  `${sharedProduct.url}.evil.example/`,
];

for (const next of OFF_SITE) {
  test(`sign-in does not lead to ${next} (RED-01 to RED-09)`, async ({ page, reader }) => {
    await page.route(
      ({ hostname }) => hostname.includes('evil'),
      (route) => route.abort(),
    );
    await reader.fillSignIn(page, next);
    await page.waitForURL(`${sharedProduct.url}/`);
    await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
  });
}

test('sign-in leads back to path, query and anchor (RED-11)', async ({ page, reader }) => {
  const { path } = membersPage();
  await reader.signIn(page, `${path}?from=mail#transport`);
  expect(page.url()).toBe(`${sharedProduct.url}${path}?from=mail#transport`);
});
