import { readFileSync } from 'node:fs';
import { error, ok, type Check } from '../Finding.js';

/** The oldest Node that the server runs on: `20.19`. */
function readMinimum(): string {
  const file = new URL('../../../../package.json', import.meta.url);
  const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines: { node: string } };
  return engines.node.replace('>=', '');
}

export const nodeVersion: Check<{ nodeVersion: string }> = {
  id: 'node',
  help: 'node-version',
  run: ({ nodeVersion: version }) => {
    const minimum = readMinimum();
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [minMajor = 0, minMinor = 0] = minimum.split('.').map(Number);
    if (major > minMajor || (major === minMajor && minor >= minMinor)) {
      return [ok(`Node ${version}`)];
    }
    return [
      error(
        `Node ${version} is too old`,
        `Install Node ${minimum} or newer: https://nodejs.org`,
        'node-version',
      ),
    ];
  },
};
