import { describe, expect, it } from 'vitest';
import { cutSections, withoutSections } from './cutSections';
import { findSections } from './findSections';

const SOURCE = `Open.

<Gated access="premium">

Closed.

</Gated>

- item

  <Gated access="members">Closed.</Gated>

End.
`;

describe('the public source of a page', () => {
  const syntax = { format: 'mdx', comments: false, headingIds: false } as const;
  const sections = findSections(SOURCE, syntax, ['premium']).then((found) => found.sections);

  it('has an expression for each section, and the same number of lines', async () => {
    const cut = cutSections(SOURCE, await sections);
    expect(cut).toBe(
      `Open.\n\n{__gatedSection(0, ["premium"])}\n\n\n\n\n\n- item\n\n  {__gatedSection(1, "members")}\n\nEnd.\n`,
    );
    expect(cut.split('\n')).toHaveLength(SOURCE.split('\n').length);
  });

  it('omits them when it is read as text', async () => {
    expect(withoutSections(SOURCE, await sections)).toBe(
      `Open.\n\n\n\n\n\n\n\n- item\n\n  \n\nEnd.\n`,
    );
  });
});
