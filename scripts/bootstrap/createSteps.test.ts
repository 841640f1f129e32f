import { expect, it } from 'vitest';
import { createSteps } from './createSteps.mjs';

it('prints a step with its note and duration, and returns its result', async () => {
  const lines: string[] = [];
  const step = createSteps((line: string) => lines.push(line));
  expect(await step('Compile', () => ({ note: 'up to date' }))).toEqual({ note: 'up to date' });
  expect(lines).toEqual([expect.stringMatching(/^ {2}✓ Compile \(up to date\) +\d+\.\d s$/)]);
});

it('prints nothing for a step that fails', async () => {
  const lines: string[] = [];
  const step = createSteps((line: string) => lines.push(line));
  await expect(step('Compile', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(lines).toEqual([]);
});
