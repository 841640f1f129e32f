import MDXComponents from '@theme-replaced/MDXComponents';
import Explain from '../preferences/Explain';

export default { Explain, ...MDXComponents };
