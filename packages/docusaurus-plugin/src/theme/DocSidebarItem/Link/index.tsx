import type { ReactNode } from 'react';
import { ThemeClassNames } from '@docusaurus/theme-common';
import DocSidebarItemLink from '@theme-init/DocSidebarItem/Link';
import type { Props } from '@theme/DocSidebarItem/Link';
import GateBadge from '@theme/GateBadge';
import { readSidebarProps } from '@gatehouse/contract/sidebarProps';

/** The sidebar item of a gated page has its access: see `access/gateFrontMatter.ts`. */
export default function DocSidebarItemLinkWithBadge(props: Props): ReactNode {
  const { item } = props;
  const gate = readSidebarProps(item.customProps);
  if (gate === null) return <DocSidebarItemLink {...props} />;
  const label = (
    <>
      {item.label} <GateBadge access={gate.access} />
    </>
  );
  if (gate.unlisted) return <UnlistedLink {...props} label={label} />;
  return <DocSidebarItemLink {...props} item={{ ...item, label }} />;
}

/** Links to a page that this build doesn't know: the browser has to load it. */
function UnlistedLink({ item, level, label }: Props & { readonly label: ReactNode }): ReactNode {
  const { docSidebarItemLink, docSidebarItemLinkLevel } = ThemeClassNames.docs;
  const classes = [docSidebarItemLink, docSidebarItemLinkLevel(level), 'menu__list-item'];
  return (
    <li className={classes.join(' ')}>
      <a className="menu__link" href={item.href}>
        <span>{label}</span>
      </a>
    </li>
  );
}
