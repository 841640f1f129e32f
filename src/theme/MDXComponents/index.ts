import Explain from '@site/src/components/preferences/Explain';
import Screenshot from '@site/src/components/screenshot/Screenshot';
import ScrollingTable from '@site/src/components/table/ScrollingTable';
import MDXComponents from '@theme-original/MDXComponents';

export default { ...MDXComponents, Explain, Screenshot, table: ScrollingTable };
