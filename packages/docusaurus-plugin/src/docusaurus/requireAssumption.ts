import { createRequire } from 'node:module';

/** The site's version, which is a peer dependency. */
function docusaurusVersion(): string {
  const core = createRequire(__filename)('@docusaurus/core/package.json') as { version: string };
  return core.version;
}

/**
 * Verifies something that the gate relies on and that Docusaurus's documentation doesn't promise. A
 * gate that guesses leaks: an assumption that no longer holds fails the build.
 *
 * @param problem what is different, as a sentence without its period
 * @throws Error that names the version of Docusaurus
 */
export function requireAssumption(holds: boolean, problem: string): asserts holds {
  if (holds) return;
  throw new Error(
    `This version of @gatehouse/docusaurus-plugin does not support Docusaurus ${docusaurusVersion()}: ` +
      `${problem}. The gate relies on this, so the build stops. Install the newest version of all ` +
      '@gatehouse packages, or a version of Docusaurus that they support.',
  );
}
