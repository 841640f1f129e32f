import BlogPostPage from '@theme-init/BlogPostPage';
import type { Props } from '@theme/BlogPostPage';
import { withGate } from '../../client/withGate';

export default withGate<Props>(BlogPostPage);
