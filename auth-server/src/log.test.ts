import { expect, it } from 'vitest';
import { createLog } from './log.js';

it('writes no character that controls a terminal, and loses none (INP-10, DAT-08)', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const path = '/\u009b31m\u202e\u2028\u001b[2J\r\n\u200b\u007f/é';
  log.child({}, { redact: [] }).info({ path, err: new Error(path) }, `no "${path}"`);
  const [line = ''] = lines;
  expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b]/u);
  expect(JSON.parse(line)).toMatchObject({ path, msg: `no "${path}"`, err: { message: path } });
  expect(line).toContain('é');
});
