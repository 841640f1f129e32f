import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import type AdmZip from 'adm-zip';
import type { UnpackBudget } from './inflate';

/** Not before it is needed: few sites have archives. */
const loadAdmZip = (): typeof AdmZip => createRequire(__filename)('adm-zip') as typeof AdmZip;

/** Methods of PKWARE's APPNOTE, section 4.4.5. */
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of an archive: also of the formats that are one, such as office documents. What is
 * encrypted, or compressed in a rare way, is left out. Throws for a damaged archive, and for one that unpacks
 * to too much, whatever it says of its sizes.
 */
export function* unzip(bytes: Buffer, budget: UnpackBudget): Generator<Buffer> {
  const entries = new (loadAdmZip())(bytes, { noSort: true }).getEntries();
  // It begins with a file.
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
