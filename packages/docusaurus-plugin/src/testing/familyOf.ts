import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { SourceFamily } from '../source/SourceFamily';

/** The source family of a site with the classic preset, built in French. */
export function familyOf(
  siteDir: string,
  siteConfig: Partial<Pick<LoadContext['siteConfig'], 'presets' | 'plugins'>> = {},
): SourceFamily {
  return new SourceFamily({
    siteDir,
    localizationDir: path.join(siteDir, 'i18n/fr'),
    siteConfig: { presets: [['classic', {}]], plugins: [], ...siteConfig },
  });
}
