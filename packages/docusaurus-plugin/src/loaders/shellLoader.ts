import { gateIdOf, isGatedQuery, sectionOfQuery } from '../gates/names';
import { extractSection } from '../sections/extractSection';
import { requireCut } from '../sections/requireCut';
import { addSections, readCutContent, sectionedViewExport } from '../sections/sectionExports';
import { pruneModule } from '../source/pruneModule';
import type { LoaderGate } from './LoaderGate';
import { gateExport } from './gateExport';
import { onceForBoth } from './onceForBoth';
import { withWholeFrontMatter } from './wholeFrontMatter';

const cutContentOf = onceForBoth(readCutContent);
const sectionOf = onceForBoth(extractSection);
const pruned = onceForBoth((code: string) => pruneModule(code));

interface LoaderContext {
  resourcePath: string;
  resourceQuery: string;
  _compiler: { name?: string };
  async(): (error: unknown, code?: string) => void;
  getOptions(): { gate: LoaderGate };
}

/**
 * Runs after the MDX loader has compiled the teaser: removes what the teaser doesn't use, and adds
 * access to the rest to the page's own module (the one without a query). Sections get their own
 * gates wherever they are cut out.
 */
export default function shellLoader(this: LoaderContext, code: string): void {
  const done = this.async();
  compileShell(this, code).then(
    (compiled) => {
      done(null, compiled);
    },
    (error: unknown) => {
      done(error);
    },
  );
}

async function compileShell(context: LoaderContext, code: string): Promise<string> {
  const { resourcePath: filePath, resourceQuery } = context;
  const { gate } = context.getOptions();
  const page = {
    id: gateIdOf(gate.siteDir, filePath),
    filePath,
    isServer: context._compiler.name === 'server',
  };
  const access = await gate.accessOf(filePath);
  const isBehindGate = isGatedQuery(resourceQuery) && access !== 'public';
  const whole = isBehindGate ? withWholeFrontMatter(code, gate.frontMatterOf(filePath)) : code;
  const number = sectionOfQuery(resourceQuery);
  if (number !== null) return sectionOf(whole, number);

  requireCut(code);
  const cut = await cutContentOf(whole);
  const withSections = cut && addSections(cut, page);
  if (isGatedQuery(resourceQuery)) return withSections ?? whole;

  const isPage = resourceQuery === '';
  if (access === 'public') {
    if (withSections === null) return code;
    return isPage ? `${withSections}\n${sectionedViewExport(page.id)}\n` : withSections;
  }
  const shell = withSections ?? (await pruned(code));
  return isPage ? `${shell}\n${gateExport({ ...page, access })}\n` : shell;
}
