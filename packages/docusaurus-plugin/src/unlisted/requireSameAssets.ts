import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Throws when two builds have different bytes under the same name: pages of one would load a file
 * of the other.
 */
export function requireSameAssets(
  assets: readonly string[],
  publicDir: string,
  stagedDir: string,
): void {
  const different = assets.filter((asset) => {
    const staged = path.join(stagedDir, asset);
    return (
      existsSync(staged) && !readFileSync(staged).equals(readFileSync(path.join(publicDir, asset)))
    );
  });
  if (different.length === 0) return;
  throw new Error(
    [
      'The build of unlisted pages has different files under these names than the public build:',
      ...different.map((asset) => `- ${asset}`),
      'Is the bundler configuration the same each time, and do file names contain a hash?',
    ].join('\n'),
  );
}
