import { expect, it } from 'vitest';
import { withWholeFrontMatter } from './wholeFrontMatter';

/** As created by the MDX loader, with the public part of the front matter. */
const MODULE = `
export const frontMatter = {
\ttitle: 'A'
};
export const contentTitle = undefined;
export {default as metadata} from '@site/.docusaurus/docusaurus-plugin-content-docs/default/site-a.json'

export default function MDXContent() { return frontMatter.api; }
`;

it('a whole page and its metadata have the whole front matter', async () => {
  const date = new Date('2026-01-02T03:04:05Z');
  const frontMatter = { title: 'A', api: "it's", date, nested: { list: [1, null, true] } };
  const code = withWholeFrontMatter(MODULE, frontMatter).replace(
    /import (\w+) from '@site\/.*';/,
    'const $1 = {id: "a", frontMatter: {title: "A"}};',
  );
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: () => unknown;
  };
  expect(module).toMatchObject({ frontMatter, metadata: { id: 'a', frontMatter } });
  expect(module.default()).toBe("it's");
});

it('throws for a module that Docusaurus’s loader did not create', () => {
  expect(() => withWholeFrontMatter('export default 1;', {})).toThrow(
    "Is it Docusaurus's own loader",
  );
});
