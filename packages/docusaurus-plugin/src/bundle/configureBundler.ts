import path from 'node:path';
import { escapeRegexp } from '@docusaurus/utils';
import type { ConfigureWebpackUtils } from '@docusaurus/types';
import type { Configuration, RuleSetRule, WebpackPluginInstance } from 'webpack';
import { requireAssumption } from '../docusaurus/requireAssumption';
import type { LoaderGate } from '../loaders/LoaderGate';
import { SEARCH_THEME } from '../loaders/searchHitLoader';
import type { SplitChunks } from './bundler';
import { AuthOriginRuntime, type AuthOrigin } from './AuthOriginRuntime';
import type { UnlistedGroup } from '../gates/UnlistedGroup';
import type { GatedOutputPlugin } from './GatedOutputPlugin';
import { wrapperAliases } from './wrapComponents';

const LIB = path.resolve(__dirname, '..');

/** What the modules of gated pages import: see `loaders/gateExport.ts`. */
const VIEW = {
  '@gated-content/GatedView': path.join(LIB, 'client/view/GatedView.js'),
  '@gated-content/SectionedView': path.join(LIB, 'client/view/SectionedView.js'),
  '@gated-content/openGate': path.join(LIB, 'client/view/openGate.js'),
};

/** The reader: in development, an author can preview the site as someone else. */
const READER = {
  production: { '@gated-content/useReader': '@theme/useGateReader' },
  development: { '@gated-content/useReader': path.join(LIB, 'client/dev/usePreviewedReader.js') },
};

interface Common {
  gate: LoaderGate;
  /** See `cacheFingerprint`. */
  fingerprint: string;
  /** The origin of gated files, if it is not the site's own. */
  authUrl: string | null;
  /** The access of the unlisted pages that the build is for. `null` in the public build. */
  group: UnlistedGroup | null;
  generatedFilesDir: string;
  /** Whether gated pages keep the edit links to their source. */
  keepEditUrl: boolean;
  /** Whether pages are also written as Markdown. */
  markdown: boolean;
  /** What `client/view/publicOptions.ts` reads. */
  optionsFile: string;
  /** What `client/search/lockOf.ts` reads. */
  lockedFile: string;
  siteDir: string;
  /** Page components other than the theme's own, and a wrapper file with the gate for each. */
  pageComponents: readonly string[];
  wrappers: readonly string[];
}

/** @param config is modified in place, where merging could only add */
export function configureClient(
  config: Configuration,
  { currentBundler }: ConfigureWebpackUtils,
  common: Common,
  output: GatedOutputPlugin | null,
): Configuration {
  separateCache(config, common.fingerprint);
  replaceRegistry(config);
  wrapPageComponents(config, common);
  if (output) nameChunksById(config);
  shareView(config.optimization?.splitChunks as SplitChunks | false | undefined, common);
  return {
    resolve: {
      alias: {
        ...VIEW,
        '@gated-content/options': common.optionsFile,
        ...searchAliases(common),
        '@gated-content/registry': path.join(common.generatedFilesDir, 'registry.js'),
        ...(output ? READER.production : READER.development),
        '@gated-content/renderVariant': path.join(LIB, 'client/renderVariant.browser.js'),
      },
    },
    module: { rules: rules(common) },
    ...(!output && { devServer: { proxy: [developmentProxy()] } }),
    ...(common.authUrl !== null && {
      output: { crossOriginLoading: 'use-credentials', chunkLoadingGlobal: CHUNK_LIST },
    }),
    plugins: [
      defineConstants(currentBundler, common),
      ...(output ? [output as unknown as WebpackPluginInstance] : []),
      ...(common.authUrl !== null
        ? [
            new AuthOriginRuntime(
              authOrigin(common.authUrl, common),
            ) as unknown as WebpackPluginInstance,
          ]
        : []),
    ],
  };
}

/**
 * In development, proxies the server's routes to the one running next to Docusaurus: on the port in
 * `GATEHOUSE_DEV_API_PORT`, or 3001.
 */
function developmentProxy(): object {
  const port = process.env.GATEHOUSE_DEV_API_PORT ?? '3001';
  return { context: ['/api', '/gated'], target: `http://localhost:${port}` };
}

function authOrigin(authUrl: string, { group }: Common): AuthOrigin {
  return { gatedUrl: `${authUrl}/gated`, moved: group ? 'named later' : 'gated chunks' };
}

/** @param config is modified in place: its entry is wrapped, for two renders in one build */
export function configureServer(
  config: Configuration,
  { currentBundler }: ConfigureWebpackUtils,
  common: Common & { stagingDir: string; known: readonly string[] | null },
): Configuration {
  separateCache(config, common.fingerprint);
  wrapPageComponents(config, common);
  const entry = config.entry as { main?: unknown };
  const coreEntry = entry.main;
  requireAssumption(typeof coreEntry === 'string', 'its server bundle has no entry "main"');
  entry.main = path.join(LIB, 'client/serverEntry.js');
  return {
    resolve: {
      alias: {
        '@gated-content/coreServerEntry': coreEntry,
        ...VIEW,
        '@gated-content/options': common.optionsFile,
        ...searchAliases(common),
        ...READER.production,
        '@gated-content/renderVariant': path.join(LIB, 'client/renderVariant.server.js'),
      },
    },
    module: { rules: rules(common) },
    plugins: [
      defineConstants(currentBundler, common),
      new currentBundler.instance.DefinePlugin({
        __GATED_CONTENT_STAGING__: JSON.stringify(common.stagingDir),
        __GATED_CONTENT_KNOWN__: JSON.stringify(common.known),
      }),
    ],
  };
}

function replaceRegistry(config: Configuration): void {
  putFirst(config, { '@generated/registry$': path.join(LIB, 'client/registry.js') });
}

function wrapPageComponents(config: Configuration, common: Common): void {
  const { siteDir, pageComponents, wrappers } = common;
  const themeAliases = (config.resolve?.alias ?? {}) as Record<string, unknown>;
  putFirst(config, wrapperAliases(pageComponents, wrappers, { siteDir, themeAliases }));
}

/**
 * The first matching alias wins: Docusaurus's own ones, for a folder or a theme, would match, too.
 */
function putFirst(config: Configuration, aliases: Record<string, string>): void {
  config.resolve = { ...config.resolve, alias: { ...aliases, ...config.resolve?.alias } };
}

/**
 * Every public page loads the list of all chunks, including gated ones: it is shorter without
 * names.
 */
function nameChunksById({ output }: Configuration): void {
  if (typeof output?.chunkFilename !== 'string') return;
  output.chunkFilename = output.chunkFilename.replace('[name]', '[id]');
}

/** The global variable through which the scripts of a page with a split origin exchange chunks. */
const CHUNK_LIST = 'gatedContentChunks';

/** See `client/readerStore.ts`, `client/unlisted/enterUnlisted.ts` and `client/markdown/`. */
function defineConstants(
  { instance }: ConfigureWebpackUtils['currentBundler'],
  { authUrl, markdown }: Common,
): WebpackPluginInstance {
  return new instance.DefinePlugin({
    __GATED_CONTENT_MARKDOWN__: JSON.stringify(markdown),
    __GATED_CONTENT_AUTH_URL__: JSON.stringify(authUrl ?? ''),
    __GATED_CONTENT_CHUNK_LIST__: JSON.stringify(CHUNK_LIST),
  });
}

const searchAliases = ({ lockedFile }: Common) => ({
  '@gated-content/hits': path.join(LIB, 'client/search/hits.js'),
  '@gated-content/locked': lockedFile,
});

/**
 * `resource`, not `test`: Docusaurus's fallback for Markdown collects every rule by its `test`.
 * Each loader call per file takes time, so public files are excluded.
 */
function rules({ gate, keepEditUrl }: Common): RuleSetRule[] {
  const rule = (enforce: 'pre' | 'post', loader: string): RuleSetRule => ({
    resource: { and: [/\.mdx?$/i, (file: string) => !gate.isKnownPublic(file)] },
    enforce,
    use: [{ loader: path.join(LIB, 'loaders', loader), options: { gate } }],
  });
  return [
    rule('pre', 'cutLoader.js'),
    rule('post', 'shellLoader.js'),
    { resource: SEARCH_THEME, enforce: 'pre', use: [path.join(LIB, 'loaders/searchHitLoader.js')] },
    ...(keepEditUrl ? [] : [editLinks(gate)]),
  ];
}

/** What content plugins record about their pages: a file for each, and one for a blog's archive. */
const METADATA =
  /[\\/]docusaurus-plugin-content-(?:docs|blog|pages)[\\/][^\\/]+[\\/](?:site-|p[\\/].*archive).*\.json$/;

function editLinks(gate: LoaderGate): RuleSetRule {
  return {
    resource: { and: [METADATA, (file: string) => !gate.isDataOfPublicPage(file)] },
    use: [{ loader: path.join(LIB, 'loaders', 'editLinkLoader.js'), options: { gate } }],
  };
}

/**
 * The view of gated pages; a site's own paywall is in its `src/theme`. A regular expression, not a
 * function: the bundler tests every module.
 */
function filesOfView({ optionsFile }: Common): RegExp {
  const parts = [
    `^${escapeRegexp(optionsFile)}$`,
    `^${escapeRegexp(path.join(LIB, 'client/view') + path.sep)}`,
    String.raw`[\\/]theme[\\/]GatePaywall[\\/.]`,
  ];
  return new RegExp(parts.join('|'));
}

/** One chunk for the view of all gated pages, which no public page loads. */
function shareView(splitChunks: SplitChunks | false | undefined, common: Common): void {
  if (!splitChunks) return;
  splitChunks.cacheGroups = {
    ...splitChunks.cacheGroups,
    gate: {
      name: 'gate',
      test: filesOfView(common),
      chunks: 'async',
      enforce: true,
      priority: 45,
    },
  };
}

/** Prevents hits from the cache of another fingerprint: in webpack's way and rspack's. */
function separateCache(config: Configuration, fingerprint: string): void {
  const ofRspack = (config.experiments as { cache?: unknown } | undefined)?.cache;
  for (const cache of [config.cache, ofRspack]) {
    if (typeof cache !== 'object' || cache === null) continue;
    const versioned = cache as { version?: string };
    versioned.version = `${versioned.version ?? ''}-gate-${fingerprint}`;
  }
}
