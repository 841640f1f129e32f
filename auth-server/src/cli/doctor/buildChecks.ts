import path from 'node:path';
import type { Manifest } from '@gatehouse/contract/manifest';
import { findBuild } from '../../content/findBuild.js';
import { requireManifest, type Content } from '../../content/loadContent.js';
import { loadSite } from '../../content/loadSite.js';
import { addressesOf } from '../../content/Resource.js';
import { splitOrigin, type Settings } from '../../env.js';
import { error, ok, warning, type Check, type Finding, type Found } from './Finding.js';
import { runChecks } from './runChecks.js';

interface Context {
  directory: string;
  settings: Settings;
  env: Readonly<Record<string, string | undefined>>;
}

/** Checks the build. `content` is `null` if it can't be served. */
export async function checkBuild(
  context: Context,
): Promise<{ findings: Finding[]; content: Content | null }> {
  let content: Content | null = null;
  const load: Check<Context> = {
    id: 'build',
    help: 'build-that-does-not-match',
    run: async ({ settings, directory }) => {
      const build = findBuild(settings, directory);
      content = await loadSite(build, { authUrl: splitOrigin(settings) });
      const manifest = await requireManifest(build.gated);
      const where = [build.build, build.gated].map((name) => path.relative(directory, name));
      return [
        ok(`${where.join(' and ')}: ${describe(content, settings)}`),
        ...checkSiteUrl(manifest, context),
        ...checkPlans(manifest),
      ];
    },
  };
  return { findings: await runChecks([load], context), content };
}

function describe({ publicPages, resources, plans }: Content, settings: Settings): string {
  const count = (kind: 'page' | 'file') => addressesOf(resources, { kind, listed: true }).length;
  const pages =
    splitOrigin(settings) === null
      ? `${publicPages.size} public pages, ${count('page')} gated pages`
      : 'pages on the static host';
  const ids = plans.map(({ id }) => id).join(', ') || 'none';
  return `${pages}, ${count('file')} gated files, plans: ${ids}`;
}

/** Without SITE_URL, a build for the real site is tried out on this machine. */
function checkSiteUrl({ markdown }: Manifest, { settings, env }: Context): Found[] {
  if (markdown === null || env.SITE_URL === undefined || markdown.siteUrl === settings.siteUrl) {
    return [];
  }
  const report = settings.production ? error : warning;
  return [
    report(
      `the build is for ${markdown.siteUrl}, but SITE_URL is ${settings.siteUrl}`,
      'Build the site again with the same SITE_URL: links in the sitemap, previews and llms.txt are from the build.',
      'build-that-does-not-match',
    ),
  ];
}

function checkPlans({ plans, routes, files }: Manifest): Found[] {
  const used = new Set(
    [...Object.values(routes), ...Object.values(files)].flatMap((each) => each.access),
  );
  const unused = plans.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  if (unused.length === 0) return [];
  return [
    warning(
      `no page requires these plans: ${unused.join(', ')}`,
      'Readers could get a plan that opens nothing. Set the access of its pages, or remove the plan.',
      'plans-without-pages',
    ),
  ];
}
