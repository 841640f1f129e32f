import { loadConfig } from '../../../config/loadConfig.js';
import type { Config } from '../../../config/parseConfig.js';
import { StartupError } from '../../../startupError.js';
import { error, ok, type Check, type Finding } from '../Finding.js';
import { runChecks } from '../runChecks.js';

/** What Node and bundlers say when a file has the wrong module format. */
const FORMAT =
  /require is not defined|module is not defined|exports is not defined|ERR_REQUIRE_ESM|Cannot use import statement|Unexpected token 'export'|does not provide an export named|Named export/;

/** Loads gatehouse.config.ts. `config` is `null` if it is not valid. */
export async function checkConfiguration(
  directory: string,
): Promise<{ findings: Finding[]; config: Config | null }> {
  let config: Config | null = null;
  const load: Check<string> = {
    id: 'configuration',
    help: 'wrong-settings',
    run: async () => {
      try {
        config = await loadConfig(directory);
      } catch (cause) {
        if (!(cause instanceof StartupError) || !FORMAT.test(cause.message)) throw cause;
        return [
          error(
            cause.message,
            'Write it as an ES module (import, export default), or rename it to .mjs.',
            'esm-and-commonjs-mixed',
          ),
        ];
      }
      const { signUp, betterAuth } = config;
      const rule = typeof signUp === 'string' ? signUp : 'limited to some addresses';
      return [ok(`sign-up ${rule}, ${betterAuth.plugins.length} plugins of the site`)];
    },
  };
  return { findings: await runChecks([load], directory), config };
}
