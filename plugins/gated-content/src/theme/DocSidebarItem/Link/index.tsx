import type { ReactNode } from 'react';
import type { Access } from '@gatehouse/contract/access';
import DocSidebarItemLink from '@theme-init/DocSidebarItem/Link';
import type { Props } from '@theme/DocSidebarItem/Link';
import GateBadge from '@theme/GateBadge';

/** The sidebar item of a gated page carries its access: see `access/gateFrontMatter.ts`. */
export default function DocSidebarItemLinkWithBadge(props: Props): ReactNode {
  const { item } = props;
  const access = item.customProps?.access as Access | undefined;
  if (access === undefined || access === 'public') return <DocSidebarItemLink {...props} />;
  const label = (
    <>
      {item.label} <GateBadge access={access} />
    </>
  );
  return <DocSidebarItemLink {...props} item={{ ...item, label }} />;
}
