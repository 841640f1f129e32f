import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as zlib from 'node:zlib';
import { z } from 'zod';
import type { Manifest } from './manifest';

/**
 * The stamp file of a build, below the public directory. It is public, so it names no page: it only
 * shows whether the public build and the gated files belong together. An unverified build has none.
 */
export const BUILD_STAMP_FILE = 'gatehouse-build.json';

export const buildStampSchema = z.strictObject({
  version: z.literal(1),
  /** See `Manifest`. */
  buildId: z.string().min(1),
  /** The digests of `Manifest.lockedPages`, sorted, without the names of the pages. */
  lockedPages: z.array(z.string()),
});

export type BuildStamp = z.infer<typeof buildStampSchema>;

/** SHA-256 in hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @returns `null` when it is missing or invalid */
export function getBuildStamp(publicDir: string): BuildStamp | null {
  try {
    const text = readFileSync(path.join(publicDir, BUILD_STAMP_FILE), 'utf8');
    return buildStampSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The number of pages that a message names. */
const MAX_NAMED = 20;

/**
 * Lists the reasons why a public build and a manifest can't be parts of one verified build, each as
 * a line that names the file. A leftover file of an older release may be a page as it was before it
 * was gated.
 *
 * @returns an empty list when they belong together
 */
export function findBuildMismatches(publicDir: string, manifest: Manifest): string[] {
  const stamp = getBuildStamp(publicDir);
  const file = path.join(publicDir, BUILD_STAMP_FILE);
  if (stamp === null) {
    return [
      `${file} is missing or damaged: the public build was not verified, or is from another version`,
    ];
  }
  const digests = Object.values(manifest.lockedPages).sort();
  if (stamp.buildId !== manifest.buildId || stamp.lockedPages.join() !== digests.join()) {
    return [
      `${file} is from build ${stamp.buildId}, but the gated files are from build ${manifest.buildId}`,
    ];
  }
  const changed = Object.entries(manifest.lockedPages).flatMap(([name, digest]) =>
    findChanges(publicDir, name, digest),
  );
  const more = changed.length - MAX_NAMED;
  return more > 0 ? [...changed.slice(0, MAX_NAMED), `… and ${more} more`] : changed;
}

function findChanges(publicDir: string, name: string, digest: string): string[] {
  const file = path.join(publicDir, name);
  if (!existsSync(file)) return [`${file}, a page with gated content, is missing`];
  const twin = path.join(publicDir, twinOf(name));
  return [
    ...(digestOf(readFileSync(file)) === digest
      ? []
      : [`${file} is not the locked page from this build`]),
    ...Object.entries(DECOMPRESS).flatMap(([extension, decompress]) =>
      isCopy(file + extension, digest, decompress)
        ? []
        : [`${file}${extension} is not a copy of the locked page`],
    ),
    ...(existsSync(twin)
      ? [`${twin} has the same address as ${file}, but is not from this build`]
      : []),
  ];
}

/** The other file that a host may send for the same address: `docs/page.html` and `docs/page/index.html`. */
function twinOf(name: string): string {
  return /(?:^|\/)index\.html$/.test(name)
    ? name.replace(/\/?index\.html$/, '') + '.html'
    : name.replace(/\.html?$/, '') + '/index.html';
}

const MAX_PAGE_BYTES = 64_000_000;
const LIMIT = { maxOutputLength: MAX_PAGE_BYTES };

/**
 * Copies that hosts send to browsers instead of the page. Zstandard copies can't be checked, so
 * none is accepted.
 */
const DECOMPRESS: Record<string, (bytes: Uint8Array) => Uint8Array | null> = {
  '.gz': (bytes) => zlib.gunzipSync(bytes, LIMIT),
  '.br': (bytes) => zlib.brotliDecompressSync(bytes, LIMIT),
  '.zst': () => null,
};

function isCopy(
  file: string,
  digest: string,
  decompress: (bytes: Uint8Array) => Uint8Array | null,
): boolean {
  if (!existsSync(file)) return true;
  try {
    const page = decompress(readFileSync(file));
    return page !== null && digestOf(page) === digest;
  } catch {
    return false;
  }
}
