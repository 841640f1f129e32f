import type { Access } from './access.js';

interface SidebarGate {
  access: Access;
  /** Its page is in another build than the sidebar. */
  unlisted?: true;
}

/**
 * What a sidebar item of a gated page carries in its `customProps`, so that the badge needs no list of
 * gated pages. A key of our own: `access` there may be the site's.
 */
const KEY = 'gatehouse';

export function sidebarProps(gate: SidebarGate): Record<string, unknown> {
  return { [KEY]: gate };
}

/** `null` for the item of a public page. */
export function readSidebarProps(
  customProps: Readonly<Record<string, unknown>> | undefined,
): SidebarGate | null {
  return (customProps?.[KEY] as SidebarGate | undefined) ?? null;
}
