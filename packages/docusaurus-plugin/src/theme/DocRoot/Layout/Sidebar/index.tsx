import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useDocsSidebar, useDocsVersion } from '@docusaurus/plugin-content-docs/client';
import DocRootLayoutSidebar from '@theme-init/DocRoot/Layout/Sidebar';
import type { Props } from '@theme/DocRoot/Layout/Sidebar';
import type { insertPages, SidebarPage } from '../../../../client/unlisted/insertPages';
import { useKnownReader } from '../../../../client/useKnownReader';

/**
 * The sidebar for the current reader: with the unlisted pages that they can open, which the server
 * lists.
 */
export default function DocRootLayoutSidebarForReader(props: Props): ReactNode {
  const { pluginId, version } = useDocsVersion();
  const name = useDocsSidebar()?.name;
  const { pages = NONE } = useKnownReader();
  const insert = useInsertPages(pages.length > 0);
  const sidebar = useMemo(() => {
    const positioned = pages.filter(
      (page): page is SidebarPage =>
        page.position?.docs === pluginId &&
        page.position.version === version &&
        page.position.sidebar === name,
    );
    return insert ? insert(props.sidebar, positioned) : props.sidebar;
  }, [props.sidebar, insert, pages, pluginId, version, name]);
  return <DocRootLayoutSidebar {...props} sidebar={sidebar} />;
}

const NONE = [] as const;

let loaded: typeof insertPages | null = null;

/** Few readers have unlisted pages: the others load no code for it. */
function useInsertPages(isWanted: boolean): typeof insertPages | null {
  const [insert, setInsert] = useState(() => loaded);
  useEffect(() => {
    if (!isWanted || loaded) return;
    void import('../../../../client/unlisted/insertPages').then((module) => {
      loaded = module.insertPages;
      setInsert(() => loaded);
    });
  }, [isWanted]);
  return insert;
}
