import MDXPage from '@theme-init/MDXPage';
import type { Props } from '@theme/MDXPage';
import { withGate } from '../../client/withGate';

export default withGate<Props>(MDXPage);
