import path from 'node:path';

/**
 * Where gated files go: a directory beside the public build. A locale that builds into a directory of
 * its own below that (`build/fr`) gets one of its own here too.
 */
export function gatedDirectory(outDir: string, locale: string, name: string): string {
  const isNested = path.basename(outDir) === locale;
  const publicRoot = isNested ? path.dirname(outDir) : outDir;
  return path.join(path.dirname(publicRoot), name, isNested ? locale : '');
}
