import { expect, it, vi } from 'vitest';
import { onceForBoth } from './onceForBoth';

it('shares one result between two identical calls, and computes a new one for the next two', async () => {
  const make = vi.fn((code: string, number: number) => Promise.resolve(`${code} ${number}`));
  const shared = onceForBoth(make);
  expect(await Promise.all([shared('a', 1), shared('a', 2), shared('a', 1)])).toEqual([
    'a 1',
    'a 2',
    'a 1',
  ]);
  expect(make).toHaveBeenCalledTimes(2);
  await shared('a', 1);
  expect(make).toHaveBeenCalledTimes(3);
});

it('drops results that are not requested twice', async () => {
  const make = vi.fn((code: string) => Promise.resolve(code));
  const shared = onceForBoth(make);
  for (let number = 0; number <= 200; number++) await shared(`edit ${number}`);
  make.mockClear();
  await shared('edit 200');
  expect(make).not.toHaveBeenCalled();
  await shared('edit 0');
  expect(make).toHaveBeenCalledOnce();
});
