import DocItem from '@theme/DocItem';
import type { Props } from '@theme/DocItem';

/** Shows data from the front matter, as components of generated API docs do. */
export default function HandbookItem(props: Props) {
  const { handout = '' } = props.content.frontMatter as { handout?: string };
  return (
    <>
      <aside className="handout">{handout}</aside>
      <DocItem {...props} />
    </>
  );
}
