import { describe, expect, it } from 'vitest';
import { findSections } from '../sections/findSections';
import { splitPage } from './splitPage';

const SOURCE = `---
title: A
---

export const rate = 'of the section';

Open.

<Gated access="premium">

In a section: {rate}

</Gated>

{/* truncate */}

Below.
`;
const split = async (isGated: boolean) => {
  const syntax = { format: 'mdx', comments: false, headingIds: false } as const;
  const { sections } = await findSections(SOURCE, syntax, ['premium']);
  const { publicText, gatedLines } = splitPage({
    source: SOURCE,
    isGated,
    sections,
    hasModules: true,
  });
  return { publicText, gated: gatedLines.map(({ line, text }) => [line, text]) };
};
const SECTION_LINE = [11, 'In a section: {rate}'];
const EXPORT_LINE = [5, "export const rate = 'of the section';"];

describe('in a page with sections', () => {
  it('their content and what only they use is gated, and the rest is public', async () => {
    const { publicText, gated } = await split(false);
    expect(gated).toEqual([EXPORT_LINE, SECTION_LINE]);
    expect(publicText).toContain('Below.');
    expect(publicText).not.toMatch(/section/);
  });

  it('what is below its teaser is also gated if the page is', async () => {
    const { publicText, gated } = await split(true);
    expect(gated).toEqual([EXPORT_LINE, [17, 'Below.'], SECTION_LINE]);
    expect(publicText).toContain('Open.');
    expect(publicText).not.toMatch(/section|Below/);
  });
});
