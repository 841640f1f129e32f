import MDXComponents from '@theme-init/MDXComponents';
import Explain from '../../client/preferences/Explain';

export default { ...MDXComponents, Explain };
