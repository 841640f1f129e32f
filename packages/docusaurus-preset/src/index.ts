import type { LoadContext, Preset } from '@docusaurus/types';
import type { Options as GateOptions } from '@gatehouse/docusaurus-plugin';
import type { Options as ThemeOptions } from '@gatehouse/docusaurus-theme';

/** The options of the gate and of the account pages combined: see each of them. */
export type Options = Omit<GateOptions, 'routes'> & ThemeOptions;

/**
 * The gate and the account pages. Throws unless it is listed after the classic preset.
 *
 * @example
 * ```ts title="docusaurus.config.ts"
 * presets: [
 *   ['classic', {}],
 *   ['@gatehouse/docusaurus-preset', { plans: [{ id: 'premium', title: 'Premium' }] }],
 * ],
 * ```
 */
export default function presetGatehouse(
  { siteConfig }: LoadContext,
  { navbar, routes, preferences, ...gate }: Options = {},
): Preset {
  requireOrder(siteConfig.presets);
  const theme: ThemeOptions = {
    ...(navbar !== undefined && { navbar }),
    ...(routes !== undefined && { routes }),
    ...(preferences !== undefined && { preferences }),
  };
  // Both contain theme components, which only apply after those of the theme they wrap. Docusaurus
  // loads the plugins of all presets before the themes of any.
  return {
    themes: [
      [require.resolve('@gatehouse/docusaurus-plugin'), { ...gate, ...(routes && { routes }) }],
      [require.resolve('@gatehouse/docusaurus-theme'), { ...theme }],
    ],
  };
}

/** A component that wraps another one is ignored if the other one is loaded later. */
function requireOrder(presets: readonly unknown[]): void {
  const names = presets.map((preset) => String([preset].flat()[0]));
  const ours = names.findIndex((name) => name.startsWith('@gatehouse'));
  const classic = names.findIndex((name) => /^(?:@docusaurus\/preset-)?classic$/.test(name));
  if (ours < 0 || ours > classic) return;
  throw new Error(
    `List "${names[ours]}" after "${names[classic]}" in the presets of docusaurus.config: its ` +
      'components wrap those of the classic theme, which must load first.',
  );
}
