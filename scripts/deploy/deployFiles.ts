import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const FOLDER = path.resolve(import.meta.dirname, '../../examples/deploy');

/** @param file relative to `examples/deploy` */
export const readDeployFile = (file: string): string =>
  readFileSync(path.join(FOLDER, file), 'utf8');

/** All files that site owners copy, relative to `examples/deploy`. */
export function listDeployFiles(): string[] {
  const all = readdirSync(FOLDER, { recursive: true, withFileTypes: true });
  return all
    .filter(
      (entry) => entry.isFile() && entry.name !== 'README.md' && !/\.test\.ts$/.test(entry.name),
    )
    .map((entry) => path.relative(FOLDER, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** The commands of Gatehouse in a file: `start`, `migrate`. */
export const gatehouseCommands = (text: string): string[] =>
  [...text.matchAll(/gatehouse(?:\.js)?"?,? "?(\w+)/g)].map(([, command = '']) => command);
