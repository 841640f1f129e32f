import type { Access } from './access.js';

interface SidebarGate {
  access: Access;
  /** The page is in a different build from the sidebar. */
  unlisted?: true;
}

/**
 * The key in a sidebar item's `customProps` for a gated page's access, so that the badge needs no
 * list of gated pages. Namespaced, because the site may use `access` itself.
 */
const KEY = 'gatehouse';

export function sidebarProps(gate: SidebarGate): Record<string, unknown> {
  return { [KEY]: gate };
}

/** `null` for a public page's item. */
export function readSidebarProps(
  customProps: Readonly<Record<string, unknown>> | undefined,
): SidebarGate | null {
  return (customProps?.[KEY] as SidebarGate | undefined) ?? null;
}
