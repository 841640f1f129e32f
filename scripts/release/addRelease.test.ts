import { expect, it } from 'vitest';
import { addRelease } from './addRelease.mjs';

const changeset = (summary: string, ...types: string[]) => ({
  summary,
  releases: types.map((type) => ({ type })),
});

it('adds changesets below the version, most significant first', () => {
  const changesets = [
    changeset('Fixes a leak.', 'patch'),
    changeset('Brings badges.\n\nThey are small.', 'patch', 'minor'),
    changeset('Renames $& to `plans`.', 'major'),
  ];
  const changelog = '# Changelog\n\n## Unreleased\n\n### Changed\n\n- By hand.\n\n## 0.1.0\n';
  expect(addRelease(changelog, { version: '1.0.0', date: '2027-01-31', changesets }))
    .toBe(`# Changelog

## Unreleased

## 1.0.0 (2027-01-31)

### Steps to take

- Renames $& to \`plans\`.

### New

- Brings badges.
  
  They are small.

### Fixed

- Fixes a leak.

### Changed

- By hand.

## 0.1.0
`);
});

it('throws for a changelog without the heading', () => {
  const release = { version: '1.0.0', date: '2027-01-31', changesets: [] };
  expect(() => addRelease('# Changelog\n', release)).toThrow('no "## Unreleased"');
});
