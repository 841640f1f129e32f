import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { error, ok, type Check, type Found } from '../Finding.js';

const NAMES = ['gatehouse.config', 'docusaurus.config', 'sidebars'];
const EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];
const ESM = /^\s*(?:import\s+(?!type\b)[\w*{'"]|export\s+(?:default|const|function|class|\{))/m;
const COMMON_JS = /^\s*(?:module\.exports\b|exports\.\w+\s*=)/m;

/** The site's configuration files: each is either an ES module or a CommonJS module. */
export const moduleFormats: Check<{ directory: string }> = {
  id: 'configuration.modules',
  help: 'esm-and-commonjs-mixed',
  run: ({ directory }) => {
    const files = NAMES.flatMap((name) => EXTENSIONS.map((extension) => name + extension)).filter(
      (name) => existsSync(path.join(directory, name)),
    );
    const found = files.flatMap((name) =>
      checkFile(name, readFileSync(path.join(directory, name), 'utf8')),
    );
    return found.length > 0 ? found : [ok('each configuration file has one module format')];
  },
};

function checkFile(name: string, text: string): Found[] {
  const help = 'esm-and-commonjs-mixed';
  const [esm, commonJs] = [ESM.test(text), COMMON_JS.test(text)];
  if (esm && commonJs) {
    return [
      error(
        `${name} mixes import or export with module.exports`,
        'Use one of them: replace module.exports = … by export default ….',
        help,
      ),
    ];
  }
  const extension = path.extname(name);
  if (/^\.m/.test(extension) && commonJs) {
    return [
      error(
        `${name} is an ES module, and has module.exports`,
        'Write export default …, or rename it to .cjs.',
        help,
      ),
    ];
  }
  if (/^\.c/.test(extension) && esm) {
    return [
      error(
        `${name} is a CommonJS module, and has import or export`,
        'Rename it to .mjs, or write module.exports = ….',
        help,
      ),
    ];
  }
  return [];
}
