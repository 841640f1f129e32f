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
  ...[
    '/..//evil.example/x',
    '/docs/..//evil.example',
    '/%2e%2e//evil.example',
    '/%252f/evil.example',
  ],
  ...['/\u200b/evil.example', '/\uff0fevil.example'],
  `${sharedProduct.url}@evil.example`,
  `${sharedProduct.url}.evil.example/`,
];

for (const next of OFF_SITE) {
  test(`sign-in does not lead to ${next} (RED-01) (RED-02) (RED-06) (RED-07) (RED-08)`, async ({
    page,
    reader,
  }) => {
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
  const here = `${path}?from=a%20mail,%20%D8%A7%D8%B1%D8%AF%D9%88&api=//x#transport`;
  await reader.signIn(page, here);
  expect(page.url()).toBe(sharedProduct.url + here);
});
