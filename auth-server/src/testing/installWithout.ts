import { cp, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';

const PACKAGE = path.resolve(import.meta.dirname, '../..');

/**
 * Installs the compiled server into a directory like a package manager, but without one package.
 *
 * @returns the path of `main.js`
 */
export async function installWithout(missing: string, directory: string): Promise<string> {
  const modules = path.join(directory, 'node_modules');
  const { name, dependencies, peerDependencies } = JSON.parse(
    await readFile(path.join(PACKAGE, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'peerDependencies', Record<string, string>> & { name: string };
  for (const needed of Object.keys({ ...dependencies, ...peerDependencies })) {
    if (needed === missing) continue;
    const link = path.join(modules, needed);
    await mkdir(path.dirname(link), { recursive: true });
    const own = path.join(PACKAGE, 'node_modules', needed);
    const isOwn = await stat(own).catch(() => null);
    await symlink(isOwn ? own : path.join(PACKAGE, '../node_modules', needed), link);
  }
  const target = path.join(modules, name);
  await mkdir(target, { recursive: true });
  await cp(path.join(PACKAGE, 'lib'), path.join(target, 'lib'), { recursive: true });
  await cp(path.join(PACKAGE, 'package.json'), path.join(target, 'package.json'));
  return path.join(target, 'lib/main.js');
}
