import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Access } from '@gatehouse/contract/access';
import type { Manifest } from '@gatehouse/contract/manifest';
import { FILES_DIR, MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import type { LocaleDirectories } from '../outputs/gatedDirectory';
import { readManifest } from '../outputs/readManifest';
import type { AssetOrigins } from '../split/rewriteAssetUrls';
import { rewriteOpenPage } from '../split/rewriteOpenPage';
import { SOURCE_RECORD_FILE, type SourceRecord } from '@gatehouse/leak-check/record';
import type { StaticDecision } from './decideStaticFiles';
import type { StaticFile } from './findStaticUses';
import { recordStaticFiles } from './recordStaticFiles';

/** Moves a static file behind the gate of one language. */
export function moveStaticFile(
  { source, file }: StaticFile,
  { publicDir, gatedDir }: Pick<LocaleDirectories, 'publicDir' | 'gatedDir'>,
): void {
  copy(source, path.join(gatedDir, FILES_DIR, file));
  rmSync(path.join(publicDir, file), { force: true });
}

/**
 * The static files of a language that is already built. Each language has a copy of all of them:
 * what is gated in one is gated in all, and what is public in one is public in all.
 */
export class LocaleFiles {
  readonly #locale: LocaleDirectories;
  readonly #manifest: Manifest;

  constructor(locale: LocaleDirectories) {
    this.#locale = locale;
    this.#manifest = readManifest(locale.gatedDir);
  }

  static isBuilt({ gatedDir, publicDir }: LocaleDirectories): boolean {
    return existsSync(path.join(gatedDir, MANIFEST_FILE)) && existsSync(publicDir);
  }

  /** The access that a static file requires there. `null` if it is public. */
  accessOf(file: string): Access | null {
    const entry = this.#manifest.files[this.#locale.baseUrl + file];
    return entry === undefined || entry.unlisted ? null : entry.access;
  }

  /** Applies the decision made for another language. */
  apply({ moved, open }: StaticDecision, siteDir: string): void {
    const { baseUrl, gatedDir, publicDir } = this.#locale;
    const files = new Map(Object.entries(this.#manifest.files));
    for (const one of moved) {
      if (one.access === 'public')
        throw new Error(`${one.file} is public, but was about to be moved.`);
      moveStaticFile(one, this.#locale);
      files.set(baseUrl + one.file, {
        access: one.access,
        file: `${FILES_DIR}/${one.file}`,
        ...(one.isUnlisted && { unlisted: true }),
      });
    }
    for (const { source, file } of open) {
      if (this.accessOf(file) === null) continue;
      copy(source, path.join(publicDir, file));
      // With a split origin, scripts of gated pages keep referring to it on the server.
      if (this.#manifest.authUrl !== null) continue;
      rmSync(path.join(gatedDir, FILES_DIR, file), { force: true });
      files.delete(baseUrl + file);
    }
    const json = JSON.stringify(Object.fromEntries(files));
    if (json === JSON.stringify(this.#manifest.files)) return;
    const buildId = createHash('sha256')
      .update(this.#manifest.buildId + json)
      .digest('hex')
      .slice(0, 16);
    this.#write(MANIFEST_FILE, {
      ...this.#manifest,
      buildId,
      files: Object.fromEntries(files),
    });
    const record = readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8');
    const decided = recordStaticFiles(JSON.parse(record) as SourceRecord, { moved, open }, siteDir);
    this.#write(SOURCE_RECORD_FILE, decided);
  }

  /** The server has only the unlisted ones among the pages. */
  pointPagesToServer(files: readonly string[], origins: AssetOrigins): void {
    const { baseUrl, gatedDir } = this.#locale;
    for (const { html, unlisted } of Object.values(this.#manifest.routes)) {
      if (!unlisted) continue;
      const page = path.join(gatedDir, html);
      const before = readFileSync(page, 'utf8');
      const after = rewriteOpenPage(before, new Set(files), { ...origins, baseUrl });
      if (after !== before) writeFileSync(page, after);
    }
  }

  #write(name: string, content: object): void {
    const json = JSON.stringify(content, null, name === MANIFEST_FILE ? 2 : undefined);
    writeFileSync(path.join(this.#locale.gatedDir, name), json);
  }
}

function copy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}
