import { gateIdOf, isGatedQuery } from '../bundle/names';
import { pruneModule } from '../source/pruneModule';
import type { LoaderGate } from './LoaderGate';
import { gateExport } from './gateExport';

interface LoaderContext {
  resourcePath: string;
  resourceQuery: string;
  _compiler: { name?: string };
  async(): (error: unknown, code?: string) => void;
  getOptions(): { gate: LoaderGate };
}

/**
 * Runs after the MDX loader has compiled the teaser: leaves out what the teaser does not use, and
 * gives the page's own module (the one without a query) the way to the rest of it.
 */
export default function shellLoader(this: LoaderContext, code: string): void {
  const done = this.async();
  if (isGatedQuery(this.resourceQuery)) {
    done(null, code);
    return;
  }
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
  const { gate } = context.getOptions();
  const access = await gate.accessOf(context.resourcePath);
  if (access === 'public') return code;

  const pruned = await pruneModule(code);
  if (context.resourceQuery !== '') return pruned;
  return `${pruned}\n${gateExport({
    id: gateIdOf(gate.siteDir, context.resourcePath),
    access,
    filePath: context.resourcePath,
    isServer: context._compiler.name === 'server',
  })}\n`;
}
