import { mergeAccess } from '@gatehouse/contract/access';
import type { Manifest } from '@gatehouse/contract/manifest';
import { FILES_DIR } from '@gatehouse/contract/manifestFile';
import type { UnlistedGroup } from '../gates/UnlistedGroup';

export interface MergedGroup {
  manifest: Manifest;
  /** Open pages to copy, below the gated directory: the same path in both. */
  pages: string[];
  /** The entries of their Markdown. */
  markdown: string[];
  /** Assets to copy, below the public directory. */
  files: string[];
}

interface Staged {
  group: UnlistedGroup;
  manifest: Manifest;
  /** The public assets of the group's build, below its public directory. */
  assets: readonly string[];
}

/**
 * Adds a group's unlisted pages, and the files that the public build doesn't have, to the manifest
 * of the public build. Public files of the group's build contain the group's titles, so they
 * require the group's access. Gated ones keep their own.
 * @param isPublic whether the public build has this asset. The name contains a content hash
 */
export function mergeGroup(
  manifest: Manifest,
  staged: Staged,
  isPublic: (asset: string) => boolean,
): MergedGroup {
  const { baseUrl } = manifest;
  // Two groups may share a tag that nothing else has: its page goes to the first, whose titles are
  // on it.
  const pages = Object.entries(staged.manifest.routes).filter(
    ([route, { unlisted }]) => unlisted && !Object.hasOwn(manifest.routes, route),
  );
  const added = new Set(pages.map(([route]) => route));
  const markdown = (staged.manifest.markdown?.pages ?? []).filter(({ path }) => added.has(path));
  const gated = Object.entries(staged.manifest.files).map(
    ([url, { access }]) => [url.slice(baseUrl.length), access] as const,
  );
  const open = staged.assets.map((asset) => [asset, staged.group] as const);
  const addedFiles = [...gated, ...open].filter(([asset]) => !isPublic(asset));

  const files = { ...manifest.files };
  for (const [asset, access] of addedFiles) {
    const known = files[baseUrl + asset];
    files[baseUrl + asset] = known
      ? { ...known, access: requireGated(mergeAccess(known.access, access)) }
      : { access, file: `${FILES_DIR}/${asset}`, unlisted: true };
  }
  return {
    manifest: {
      ...manifest,
      routes: { ...manifest.routes, ...Object.fromEntries(pages) },
      files,
      markdown: manifest.markdown && {
        ...manifest.markdown,
        pages: [...manifest.markdown.pages, ...markdown],
      },
    },
    markdown: markdown.map(({ file }) => file),
    pages: pages.map(([, { html }]) => html),
    files: addedFiles.map(([asset]) => asset),
  };
}

function requireGated(access: ReturnType<typeof mergeAccess>): UnlistedGroup {
  if (access === 'public') throw new Error('Public files do not belong in the gated output.');
  return access;
}
