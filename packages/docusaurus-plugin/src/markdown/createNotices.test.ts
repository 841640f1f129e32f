import { expect, it } from 'vitest';
import { createNotices } from './createNotices';

const plans = [
  { id: 'premium', title: 'Premium', description: '', price: '$9 a month', href: '/plans' },
  { id: 'team', title: 'Team', description: '', price: '' },
];
const site = {
  siteUrl: 'https://docs.example.com/base/',
  signInPath: '/sign-in',
  plans,
  translations: {},
};
const place = {
  returnPath: '/base/docs/a',
  markdownUrl: 'https://docs.example.com/base/docs/a.md',
};

it('says who can read, where to sign in, which plans include it and how agents get access', () => {
  const notices = createNotices(site);
  expect(notices.forLocked({ kind: 'page', access: ['premium', 'team'], ...place })).toBe(
    '> **This page is for Premium or Team readers.** ' +
      '[Sign in](https://docs.example.com/base/sign-in?next=%2Fbase%2Fdocs%2Fa) to read it. ' +
      '[Premium](https://docs.example.com/base/plans) ($9 a month). ' +
      'With an API key (`Authorization: Bearer <key>`), an agent can read it at ' +
      '<https://docs.example.com/base/docs/a.md>.',
  );
});

it('uses the language of the site', () => {
  const translations = {
    'gate.section.members': 'Dieser Abschnitt ist für Mitglieder.',
    'gate.paywall.signInLink': 'Anmelden',
    'gate.section.signIn': '{signIn}, um weiterzulesen.',
  };
  const notices = createNotices({ ...site, translations });
  expect(notices.forLocked({ kind: 'section', access: 'members', ...place })).toContain(
    '> **Dieser Abschnitt ist für Mitglieder.** [Anmelden](https://docs.example.com/base/sign-in?next=%2Fbase%2Fdocs%2Fa), um weiterzulesen.',
  );
});
