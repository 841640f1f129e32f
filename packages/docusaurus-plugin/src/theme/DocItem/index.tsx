import DocItem from '@theme-init/DocItem';
import type { Props } from '@theme/DocItem';
import { withGate } from '../../client/withGate';

export default withGate<Props>(DocItem);
