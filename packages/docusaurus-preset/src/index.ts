import type { LoadContext, Preset } from '@docusaurus/types';
import type { Options as GateOptions } from '@gatehouse/docusaurus-plugin';
import type { Options as ThemeOptions } from '@gatehouse/docusaurus-theme';

/** The options of the gate and of the account pages, together: see each of them. */
export type Options = GateOptions & ThemeOptions;

/**
 * The gate and the account pages. List it after the preset that brings the site's theme.
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
  _context: LoadContext,
  { navbar, ...gate }: Options = {},
): Preset {
  const theme: ThemeOptions = navbar === undefined ? {} : { navbar };
  // Both bring theme components, which count only behind those of the theme that they wrap. Docusaurus
  // loads the plugins of all presets before the themes of any.
  return {
    themes: [
      [require.resolve('@gatehouse/docusaurus-plugin'), { ...gate }],
      [require.resolve('@gatehouse/docusaurus-theme'), { ...theme }],
    ],
  };
}
