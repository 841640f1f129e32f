import { expect, it, vi } from 'vitest';

vi.mock('@docusaurus/Translate', () => ({
  translate: ({ message }: { message: string }, values: Record<string, string> = {}) =>
    message.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? ''),
}));
vi.mock('@gated-content/locked', () => ({
  default: { '/docs/a': ['Premium', '<b>Team</b>'], '/docs/b': [] },
}));

const { lockOf } = await import('./lockOf');

it('a gated page has a lock that says who can open it', () => {
  expect(lockOf('/docs/b')).toContain('>Members only<');
  expect(lockOf('/docs/a/')).toContain('>Premium, &#60;b&#62;Team&#60;/b&#62; only<');
});

it('a public page has none', () => {
  expect(lockOf('/docs/c')).toBe('');
});
