import Explain from '@site/src/components/preferences/Explain';
import ScrollingTable from '@site/src/components/table/ScrollingTable';
import MDXComponents from '@theme-original/MDXComponents';

export default { ...MDXComponents, Explain, table: ScrollingTable };
