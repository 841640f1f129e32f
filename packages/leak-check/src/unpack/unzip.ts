import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import type AdmZip from 'adm-zip';
import type { UnpackBudget } from './inflate';

/** Loaded lazily: few sites have archives. */
const loadAdmZip = (): typeof AdmZip => createRequire(__filename)('adm-zip') as typeof AdmZip;

/** Compression methods (PKWARE APPNOTE, section 4.4.5). */
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of an archive, including formats that are archives, such as office documents. Skips
 * encrypted files and rare compression methods. Throws for a damaged archive, and for one that
 * unpacks to too much, whatever sizes it declares.
 */
export function* unzip(bytes: Buffer, budget: UnpackBudget): Generator<Buffer> {
  const entries = new (loadAdmZip())(bytes, { noSort: true }).getEntries();
  // The bytes begin with a file's header.
  if (entries.length === 0) throw new Error('the archive lists none of its files');
  for (const entry of entries) {
    const { encrypted, method } = entry.header;
    if (encrypted) continue;
    if (method === STORED) yield entry.getCompressedData();
    if (method === DEFLATED) {
      yield budget.spend((limit) => inflateRawSync(entry.getCompressedData(), limit));
    }
  }
}
