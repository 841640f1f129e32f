import { useMemo, type ReactNode } from 'react';
import { useDocsSidebar, useDocsVersion } from '@docusaurus/plugin-content-docs/client';
import DocSidebar from '@theme-init/DocSidebar';
import type { Props } from '@theme/DocSidebar';
import { insertPages, type PlacedPage } from '../../client/unlisted/insertPages';
import { useKnownReader } from '../../client/useKnownReader';

/** The sidebar, for its reader: with the unlisted pages that they may open, which the server names. */
export default function DocSidebarForReader(props: Props): ReactNode {
  const { pluginId, version } = useDocsVersion();
  const name = useDocsSidebar()?.name;
  const { pages } = useKnownReader();
  const sidebar = useMemo(() => {
    const placed = (pages ?? []).filter(
      (page): page is PlacedPage =>
        page.place?.docs === pluginId &&
        page.place.version === version &&
        page.place.sidebar === name,
    );
    return insertPages(props.sidebar, placed);
  }, [props.sidebar, pages, pluginId, version, name]);
  return <DocSidebar {...props} sidebar={sidebar} />;
}
