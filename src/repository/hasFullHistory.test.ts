import { execFileSync } from 'node:child_process';
import { afterEach, expect, it, vi } from 'vitest';
import { createScratch } from '../../scripts/testing/createScratch';
import { hasFullHistory } from './hasFullHistory';

afterEach(() => {
  vi.unstubAllEnvs();
});

function createRepository({ commits }: { commits: number }): string {
  const { root } = createScratch();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: root,
    });
  git('init', '--quiet');
  for (let number = 1; number <= commits; number++) {
    git('commit', '--quiet', '--allow-empty', '--message', `Change ${number}`);
  }
  return root;
}

it('a clone with its history has dates', () => {
  expect(hasFullHistory(createRepository({ commits: 2 }))).toBe(true);
});

it('a shallow clone has none, because its only commit would date every page', () => {
  const origin = createRepository({ commits: 2 });
  const { root } = createScratch();
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${origin}`, 'shallow'], {
    cwd: root,
  });
  expect(hasFullHistory(`${root}/shallow`)).toBe(false);
});

it('a repository without commits, a folder without a repository, and a machine without git have none', () => {
  expect(hasFullHistory(createRepository({ commits: 0 }))).toBe(false);
  expect(hasFullHistory(createScratch().root)).toBe(false);
  const cloned = createRepository({ commits: 1 });
  vi.stubEnv('PATH', createScratch().root);
  expect(hasFullHistory(cloned)).toBe(false);
});
