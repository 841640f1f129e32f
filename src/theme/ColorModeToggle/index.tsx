import type { ComponentProps, ReactNode } from 'react';
import ColorModeToggle from '@theme-original/ColorModeToggle';

type Props = ComponentProps<typeof ColorModeToggle>;

/**
 * Docusaurus cycles from the system's colors to light, to dark, and back: on a light system, the
 * first click has no visible effect. Here, the first click always shows the other colors.
 */
export default function ColorModeToggleShownAtOnce(props: Props): ReactNode {
  const { value, respectPrefersColorScheme, onChange } = props;

  function next(): void {
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const [opposite, same] = isDark ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
    if (value === null) onChange(opposite);
    else onChange(value === opposite ? same : null);
  }

  return <ColorModeToggle {...props} onChange={respectPrefersColorScheme ? next : onChange} />;
}
