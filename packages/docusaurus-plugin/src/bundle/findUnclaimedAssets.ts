import path from 'node:path';

/** Docusaurus's loaders put files that modules refer to below these, under a hashed name. */
const LOADED_ASSET = /^assets\/(?:images|files|medias|fonts)\//;

/**
 * Images and files that no chunk lists as its own. A loader may emit a file for a module without
 * telling the bundler; then only the text of the chunks shows who uses it.
 *
 * @returns such assets with the gated files that name them, except those that a public file names
 */
export function findUnclaimedAssets(
  assets: readonly string[],
  { publicFiles, gatedFiles }: { publicFiles: ReadonlySet<string>; gatedFiles: Iterable<string> },
  readText: (file: string) => string,
): Map<string, string[]> {
  const gated = [...gatedFiles];
  const claimed = new Set([...publicFiles, ...gated]);
  const unclaimed = assets.filter((name) => LOADED_ASSET.test(name) && !claimed.has(name));
  if (unclaimed.length === 0) return new Map();

  const isText = (file: string): boolean => /\.(?:js|css)$/.test(file);
  const publicText = [...publicFiles].filter(isText).map(readText).join('\n');
  const gatedTexts = gated.filter(isText).map((file) => ({ file, text: readText(file) }));
  return new Map(
    unclaimed
      .filter((name) => !publicText.includes(path.posix.basename(name)))
      .map((name) => [
        name,
        gatedTexts
          .filter(({ text }) => text.includes(path.posix.basename(name)))
          .map(({ file }) => file),
      ]),
  );
}
