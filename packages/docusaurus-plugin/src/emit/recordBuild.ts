import type { LoadContext } from '@docusaurus/types';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import type { SourceRecord } from '@gatehouse/leak-check/record';
import { pluginNames, publicConfig } from '../access/publicConfig';
import type { ModuleUsage } from '../bundle/collectModuleUsage';
import { SourceFamily } from '../source/SourceFamily';
import { truncateMarkerOf } from '../source/truncateMarker';
import { recordSources } from '../verify/recordSources';
import type { GatedSite } from './GatedSite';

interface RecordedBuild {
  context: LoadContext;
  gatedDir: string;
  staticDirs: readonly string[];
  allow: SourceRecord['allow'];
  site: GatedSite;
  /** The modules of public and gated pages. */
  usage: ModuleUsage;
}

/** Records the site's sources for the leak check, once the bundler knows them. */
export function recordBuild(build: RecordedBuild): SourceRecord {
  const { context, gatedDir, staticDirs, allow, site, usage } = build;
  const { siteDir, siteConfig, siteConfigPath, generatedFilesDir, codeTranslations } = context;
  const family = new SourceFamily(context);
  return recordSources({
    siteDir,
    gatedDir,
    gatedPages: new Set(site.pages.map(({ filePath }) => filePath)),
    sections: new Map(site.sectioned.map(({ filePath, sections }) => [filePath, sections])),
    usage,
    generatedFilesDir,
    format: siteConfig.markdown.format,
    markerOf: (file) => truncateMarkerOf(file, family),
    staticFiles: staticDirs.flatMap(filesBelow),
    gatedStaticFiles: new Set(
      site.staticRules.filter(({ isCategory }) => !isCategory).map(({ source }) => source),
    ),
    allow,
    plugins: pluginNames(siteConfig),
    publicTexts: [
      ...site.publicTexts,
      { source: 'the configuration', text: publicConfig(siteConfig, siteConfigPath) },
      { source: 'translations', text: JSON.stringify(codeTranslations) },
    ],
  });
}
