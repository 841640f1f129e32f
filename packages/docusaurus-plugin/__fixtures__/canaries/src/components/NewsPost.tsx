import BlogPostPage from '@theme/BlogPostPage';
import type { Props } from '@theme/BlogPostPage';

export default function NewsPost(props: Props) {
  const { handout = '' } = props.content.frontMatter as { handout?: string };
  return (
    <>
      <aside className="handout">{handout}</aside>
      <BlogPostPage {...props} />
    </>
  );
}
