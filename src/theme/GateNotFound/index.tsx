import type { ReactNode } from 'react';
import SearchField from '@site/src/components/search/SearchField';
import GateNotFound from '@theme-original/GateNotFound';
import type { Props } from '@theme/GateNotFound';

export default function NotFoundWithSearch(props: Props): ReactNode {
  return (
    <GateNotFound {...props}>
      <SearchField />
    </GateNotFound>
  );
}
