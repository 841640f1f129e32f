import { expect, it } from 'vitest';
import type { Section } from '../sections/Section';
import { requireEverySection } from './requireEverySection';

it('a section that no gate imports fails the build, with its file and line', () => {
  const sections = [{ number: 0, line: 7 } as Section, { number: 1, line: 12 } as Section];
  const pages = [{ filePath: '/site/docs/a.mdx', permalinks: [], sections }];
  const both = new Set(['/site/docs/a.mdx?gated=0', '/site/docs/a.mdx?gated=1']);
  expect(() => requireEverySection(pages, both, '/site')).not.toThrow();
  expect(() => requireEverySection(pages, new Set(['/site/docs/a.mdx?gated=0']), '/site')).toThrow(
    'were not compiled separately from their pages:\n- docs/a.mdx:12\n',
  );
});
