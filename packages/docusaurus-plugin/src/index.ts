import path from 'node:path';
import { readDefaultCodeTranslationMessages } from '@docusaurus/theme-translations';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { collectPages } from './access/collectPages';
import { collectPublicTexts } from './access/collectPublicTexts';
import { describeRepeatedText } from './verify/describeRepeatedText';
import { findAccessProblems } from './access/findAccessProblems';
import { findMisread } from './access/findMisread';
import { findUnrelatedSources } from './access/findUnrelatedSources';
import { FolderDefaults } from './access/FolderDefaults';
import { gateFrontMatter } from './access/gateFrontMatter';
import { PageRegistry } from './access/PageRegistry';
import { SourceFamily } from './source/SourceFamily';
import { cacheFingerprint } from './bundle/cacheFingerprint';
import { configureClient, configureServer } from './bundle/configureBundler';
import { customPageComponents, wrapperCode } from './bundle/wrapComponents';
import { readLoadedContent } from './docusaurus/loadedContent';
import { GateBuild } from './emit/GateBuild';
import { collectMarkdownPages } from './markdown/collectMarkdownPages';
import { createLoaderGate } from './loaders/LoaderGate';
import type { GatedContentOptions } from './options';
import { PLUGIN_VERSION } from './pluginVersion';
import {
  findReservedFiles,
  findReservedSettings,
  refuseReservedRoutes,
  type ReservedSetting,
} from './refuseReservedPaths';
import { refuseUnsafeSettings } from './refuseUnsafeSettings';
import { requireSignInPage } from './requireSignInPage';
import { resolveAuthUrl } from './split/resolveAuthUrl';
import { collectLockedHits } from './search/lockedHits';
import { UnlistedContent } from './unlisted/UnlistedContent';
import { findStaticRules } from './static/findStaticRules';
import { findSwizzleProblems } from './swizzled/findSwizzleProblems';

export { getSwizzleConfig } from './getSwizzleConfig';
export { validateOptions, type Options } from './options';

/** The plugin, as called by Docusaurus. Each step has its own module. */
export default async function gatedContent(
  context: LoadContext,
  options: GatedContentOptions,
): Promise<Plugin> {
  const { siteDir, siteConfig, generatedFilesDir, baseUrl } = context;
  const isProduction = process.env.NODE_ENV === 'production';
  const staticDirs = siteConfig.staticDirectories.map((name) => path.resolve(siteDir, name));
  const build = new GateBuild(context, options, staticDirs);
  // "docusaurus build" sets both. Other commands must not touch a build, whatever NODE_ENV they run
  // with.
  if (isProduction && process.env.BABEL_ENV === 'production') build.begin();
  refuseUnsafeSettings(context, process.env, process.argv);

  // In development, the site's own server proxies requests to the Gatehouse server.
  const authUrl = isProduction ? await resolveAuthUrl(options.authUrl, siteConfig.url) : null;
  const planIds = options.plans.map(({ id }) => id);
  const unlisted = new UnlistedContent(context, { environment: process.env, isProduction });
  const { group } = unlisted;
  const registry = new PageRegistry((access) => unlisted.lists(access));
  const folders = new FolderDefaults(siteDir, { remember: isProduction });
  const family = new SourceFamily(context);
  const access = { siteDir, registry, folders, family, planIds, frozen: isProduction };
  const { markdown } = siteConfig;
  const parseFrontMatter = gateFrontMatter(markdown, access);
  const pageComponents = customPageComponents(context);
  let wrappers: string[] = [];
  // With an origin of its own, the server's addresses don't conflict with the site's.
  const isReached = authUrl === null && (isProduction || options.authUrl === '');
  let reserved: ReservedSetting[] = [];
  let optionsFile = '';
  let lockedFile = '';
  const gate = createLoaderGate({ ...access, markdown, parseFrontMatter });

  return {
    name: 'gated-content',
    getThemePath: () => path.join(__dirname, 'theme'),
    getTypeScriptThemePath: () => path.join(__dirname, '../src/theme'),
    getClientModules: () => [
      GATE_CSS,
      ...(isProduction ? [] : PREVIEW),
      ...unlisted.clientModules(),
    ],

    getDefaultCodeTranslationMessages: () =>
      readDefaultCodeTranslationMessages({
        dirPath: path.join(__dirname, '../translations'),
        locale: context.i18n.currentLocale,
        name: 'gatehouse-plugin',
      }),

    async allContentLoaded({ allContent, actions }) {
      const content = readLoadedContent(allContent);
      const pages = collectPages(content, siteDir);
      registry.settle(pages);
      const staticRules = await findStaticRules(staticDirs, { ...access, parseFrontMatter });
      reserved = findReservedSettings(content);
      const problems = [
        isReached ? findReservedFiles({ siteDir, staticDirs, baseUrl }) : null,
        findUnrelatedSources(content, pages, access),
        await findMisread(content, { ...access, parseFrontMatter }),
        ...findAccessProblems(registry, staticRules, access),
      ].filter((problem) => problem !== null);
      if (problems.length > 0) throw new Error(problems.join('\n\n'));
      const warning = describeRepeatedText(registry.gatedPages(), siteDir);
      if (warning !== null) process.stdout.write(`${warning}\n`);
      build.start({
        pages: registry.gatedPages(),
        sectioned: registry.sectionedPages(),
        staticRules,
        authUrl,
        publicTexts: collectPublicTexts(content, siteConfig.title),
        markdownPages: options.markdown ? collectMarkdownPages(content, siteConfig) : [],
        ...unlisted.load(content, registry),
      });
      // Public pages don't need these: the view of gated pages imports them.
      const { plans, routes } = options;
      optionsFile = await actions.createData('options.json', {
        plans,
        signInPath: routes.signIn,
      });
      lockedFile = await actions.createData(
        'locked.json',
        collectLockedHits(registry.gatedPages(), plans),
      );
      wrappers = await Promise.all(
        pageComponents.map((_name, number) =>
          actions.createData(`pageComponent${number}.js`, wrapperCode(number)),
        ),
      );
      actions.setGlobalData({ authUrl: authUrl ?? '', plans, ...(group && { group }) });
    },

    configureWebpack(config, isServer, utils) {
      unlisted.beforeBundling();
      if (isReached) refuseReservedRoutes(generatedFilesDir, { baseUrl }, reserved);
      const { keepEditUrl } = options;
      const variant = JSON.stringify([PLUGIN_VERSION, authUrl, group, keepEditUrl]);
      const fingerprint = cacheFingerprint(variant, registry.all(), siteDir);
      const common = {
        gate,
        fingerprint,
        authUrl,
        group,
        generatedFilesDir,
        optionsFile,
        lockedFile,
        siteDir,
        pageComponents,
        wrappers,
        keepEditUrl,
        // Only a build has Markdown.
        markdown: isProduction && options.markdown,
      };
      if (!isServer) {
        const aliases = (config.resolve?.alias ?? {}) as Record<string, unknown>;
        warnAboutSwizzled(aliases, { siteDir, keepEditUrl });
        const hasPaywall = registry.gatedPages().length + registry.sectionedPages().length > 0;
        if (isProduction && hasPaywall) {
          const paywall = aliases['@theme/GatePaywall'];
          warn(requireSignInPage(context, { signInPath: options.routes.signIn, paywall }));
        }
      }
      // Only a build has a server bundle, so this is the first point that distinguishes it from
      // development.
      if (!isServer)
        return configureClient(config, utils, common, isProduction ? build.outputPlugin() : null);
      if (!isProduction) throw new Error(NO_DEVELOPMENT_BUILD);
      const stagingDir = build.prepare();
      return configureServer(config, utils, {
        ...common,
        stagingDir,
        known: unlisted.knownRoutes(),
      });
    },

    postBuild: ({ routesPaths, codeTranslations }) => build.finish(routesPaths, codeTranslations),
  };
}

/** Once per build, when the bundler knows where each component comes from. */
function warnAboutSwizzled(
  aliases: Readonly<Record<string, unknown>>,
  site: { siteDir: string; keepEditUrl: boolean },
): void {
  const themeDir = path.join(__dirname, 'theme');
  for (const problem of findSwizzleProblems({ ...site, aliases, themeDir })) {
    warn(problem);
  }
}

function warn(problem: string | null): void {
  if (problem !== null) process.stdout.write(`[gated-content] Warning: ${problem}\n`);
}

const GATE_CSS = path.join(__dirname, '../css/gate.css');

/** The switch that lets an author preview the site as another reader. */
const PREVIEW = [
  path.join(__dirname, '../css/preview.css'),
  path.join(__dirname, 'client/dev/mountPreviewSwitch.js'),
];

const NO_DEVELOPMENT_BUILD =
  '"docusaurus build --dev" does not move gated pages out of the public build. Build without "--dev".';
