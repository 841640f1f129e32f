import { expect, it } from 'vitest';
import { decideStaticFiles, type StaticFilesOption } from './decideStaticFiles';

const file = (name: string) => ({ file: name, source: `/site/static/${name}` });
const FILES = ['a.png', 'b.png', 'shared.png', 'unused.png'].map(file);
const uses = {
  gated: new Map([
    ['a.png', new Set(['one'])],
    ['b.png', new Set(['one'])],
    ['shared.png', new Set(['one'])],
  ]),
  open: new Set(['shared.png']),
};
function decide(staticFiles: StaticFilesOption, publicFiles: string[] = []) {
  const options = { staticFiles, publicFiles };
  const { moved, open } = decideStaticFiles(FILES, uses, options, () => ({ access: ['premium'] }));
  return { moved: moved.map((one) => one.file), open: open.map((one) => one.file) };
}

it('a file that only gated pages use is moved, unless the author declares it public', () => {
  expect(decide('gate')).toEqual({ moved: ['a.png', 'b.png'], open: ['shared.png'] });
  expect(decide('gate', ['b*'])).toEqual({ moved: ['a.png'], open: ['b.png', 'shared.png'] });
  expect(decide('public')).toEqual({ moved: [], open: ['a.png', 'b.png', 'shared.png'] });
});

it('such files can be refused, listing every one', () => {
  expect(() => decide('refuse')).toThrow('- a.png\n- b.png\n');
  expect(decide('refuse', ['*.png']).open).toEqual(['a.png', 'b.png', 'shared.png']);
});
