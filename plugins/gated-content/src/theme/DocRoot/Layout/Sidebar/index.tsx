import { useMemo, type ReactNode } from 'react';
import { useDocsSidebar, useDocsVersion } from '@docusaurus/plugin-content-docs/client';
import DocRootLayoutSidebar from '@theme-init/DocRoot/Layout/Sidebar';
import type { Props } from '@theme/DocRoot/Layout/Sidebar';
import { insertPages, type PlacedPage } from '../../../../client/unlisted/insertPages';
import { useKnownReader } from '../../../../client/useKnownReader';

/** The sidebar, for its reader: with the unlisted pages that they may open, which the server names. */
export default function DocRootLayoutSidebarForReader(props: Props): ReactNode {
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
  return <DocRootLayoutSidebar {...props} sidebar={sidebar} />;
}
