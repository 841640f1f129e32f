import { describe, expect, it } from 'vitest';
import { gateIdOfModule } from './gateIdOfModule';
import { gateIdOf, sectionId } from './names';

describe('gateIdOfModule', () => {
  it('distinguishes a page from a section of it, because they may require different plans', () => {
    const page = gateIdOf('/site', '/site/docs/a.mdx');
    expect(gateIdOfModule('/site', '/site/docs/a.mdx?gated')).toBe(page);
    expect(gateIdOfModule('/site', '/site/docs/a.mdx?gated=2')).toBe(sectionId(page, 2));
  });
});
