import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { error, ok, type Check } from '../Finding.js';

/** All packages of a release work with one another, and with no other release. */
export const packageVersions: Check<{ directory: string }> = {
  id: 'packages',
  help: 'mixed-package-versions',
  run: ({ directory }) => {
    const folder = path.join(directory, 'node_modules/@gatehouse');
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const installed = names.flatMap((name) => {
      const file = path.join(folder, name, 'package.json');
      if (!existsSync(file)) return [];
      const { version = '' } = JSON.parse(readFileSync(file, 'utf8')) as { version?: string };
      return [{ name: `@gatehouse/${name}`, version }];
    });
    const versions = [...new Set(installed.map(({ version }) => version))];
    if (versions.length <= 1) {
      return [
        ok(
          installed.length === 0
            ? 'none installed here'
            : `${installed.length}, all ${versions[0]}`,
        ),
      ];
    }
    return [
      error(
        `packages of different versions are installed: ${installed.map(({ name, version }) => `${name} ${version}`).join(', ')}`,
        `Install one version of all of them: npm install ${installed.map(({ name }) => `${name}@latest`).join(' ')}`,
        'mixed-package-versions',
      ),
    ];
  },
};
