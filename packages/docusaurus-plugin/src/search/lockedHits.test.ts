import { expect, it } from 'vitest';
import { collectLockedHits } from './lockedHits';

const PLANS = ['premium', 'team'].map((id) => ({
  id,
  title: id.toUpperCase(),
  description: '',
  price: '',
}));

it('lists the plans that open a page, and none for members', () => {
  const pages = [
    { permalink: '/docs/a/', access: ['premium', 'team'] },
    { permalink: '/docs/b', access: 'members' as const },
  ];
  expect(collectLockedHits(pages, PLANS)).toEqual({
    '/docs/a': ['PREMIUM', 'TEAM'],
    '/docs/b': [],
  });
});

it('does not name an unlisted page', () => {
  const pages = [{ permalink: '/docs/hidden', access: ['premium'], isUnlisted: true }];
  expect(collectLockedHits(pages, PLANS)).toEqual({});
});
