import { expect, it } from 'vitest';
import { createLog } from '../log.js';
import { warnOfDrops } from './warnOfDrops.js';

it('says once a minute how many connections were closed', () => {
  const lines: string[] = [];
  let time = 0;
  const log = createLog('warn', { write: (line) => lines.push(line) });
  const warn = warnOfDrops({ max: 5000, log, now: () => time });
  for (let dropped = 0; dropped < 100; dropped += 1) warn();
  expect(lines).toHaveLength(1);
  time = 60_000;
  warn();
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { dropped: 1, max: 5000 },
    { dropped: 100, max: 5000 },
  ]);
});
