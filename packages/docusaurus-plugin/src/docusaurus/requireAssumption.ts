import { createRequire } from 'node:module';

/** Of the site: the plugin has it as a peer. */
function docusaurusVersion(): string {
  const core = createRequire(__filename)('@docusaurus/core/package.json') as { version: string };
  return core.version;
}

/**
 * Holds what the gate relies on and the documentation of Docusaurus does not promise. A gate that
 * guesses leaks: an assumption that no longer holds ends the build.
 *
 * @param problem what is different, as a sentence without its full stop
 * @throws Error names the version of Docusaurus
 */
export function requireAssumption(holds: boolean, problem: string): asserts holds {
  if (holds) return;
  throw new Error(
    `This version of @gatehouse/docusaurus-plugin does not support Docusaurus ${docusaurusVersion()}: ` +
      `${problem}. The gate relies on this, so the build stops. Install the newest version of all ` +
      '@gatehouse packages, or a version of Docusaurus that they support.',
  );
}
