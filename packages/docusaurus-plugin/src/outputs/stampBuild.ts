import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUILD_STAMP_FILE, digestOf, type BuildStamp } from '@gatehouse/contract/buildStamp';
import type { Manifest } from '@gatehouse/contract/manifest';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { readManifest } from './readManifest';

/**
 * Marks both outputs as parts of one verified build: with its id, and with a digest of each public
 * page that has gated content. Call it last, when these pages no longer change.
 */
export function stampBuild(build: { publicDir: string; gatedDir: string }): void {
  const manifest = readManifest(build.gatedDir);
  const lockedPages = Object.fromEntries(
    Object.keys(manifest.lockedPages).map((file) => [
      file,
      digestOf(readFileSync(path.join(build.publicDir, file))),
    ]),
  );
  const id = digestOf(Buffer.from(JSON.stringify([manifest.buildId, lockedPages]))).slice(0, 16);
  const stamped: Manifest = { ...manifest, buildId: id, lockedPages };
  const stamp: BuildStamp = {
    version: 1,
    buildId: id,
    lockedPages: Object.values(lockedPages).sort(),
  };
  writeFileSync(path.join(build.gatedDir, MANIFEST_FILE), JSON.stringify(stamped, null, 2));
  writeFileSync(path.join(build.publicDir, BUILD_STAMP_FILE), `${JSON.stringify(stamp)}\n`);
}
