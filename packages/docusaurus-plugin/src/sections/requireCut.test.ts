import { compile } from '@mdx-js/mdx';
import { expect, it } from 'vitest';
import { requireCut } from './requireCut';

it('a section that reached the compiler is refused', async () => {
  const code = String(await compile('<Gated access="premium">\n\nText.\n\n</Gated>\n'));
  expect(() => requireCut(code)).toThrow('This <Gated> is not in the file');
  expect(() => requireCut('const a = "<Gated>";')).not.toThrow();
});
