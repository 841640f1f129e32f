import Screenshot from '@site/src/components/screenshot/Screenshot';
import ScrollingTable from '@site/src/components/table/ScrollingTable';
import MDXComponents from '@theme-original/MDXComponents';

export default { ...MDXComponents, Screenshot, table: ScrollingTable };
