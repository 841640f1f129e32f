import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Docusaurus loads the plugin from `lib`: tests must build with what is in `src`. */
export default function compilePlugin(): void {
  const root = path.resolve(import.meta.dirname, '../../../..');
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-b', 'packages/contract', 'packages/docusaurus-plugin'], {
    cwd: root,
    stdio: 'inherit',
  });
}
