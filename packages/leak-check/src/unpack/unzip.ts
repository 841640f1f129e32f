import { inflateRawSync } from 'node:zlib';
import type { UnpackBudget } from './inflate';

/** PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16. */
const END = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY = 0x504b0102;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of an archive: also of the formats that are one, such as office documents. What is
 * encrypted, or compressed in a rare way, is left out. Throws for a damaged archive, and for one that unpacks
 * to too much.
 */
export function unzip(bytes: Buffer, budget: UnpackBudget): Buffer[] {
  const end = bytes.lastIndexOf(END);
  if (end < 0) throw new Error('the archive has no directory');
  const files: Buffer[] = [];
  let entry = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32BE(entry) !== ENTRY) throw new Error('the archive’s directory is damaged');
    const isEncrypted = (bytes.readUInt16LE(entry + 8) & 1) === 1;
    const method = bytes.readUInt16LE(entry + 10);
    const size = bytes.readUInt32LE(entry + 20);
    const local = bytes.readUInt32LE(entry + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + size);
    if (!isEncrypted && method === STORED) files.push(content);
    if (!isEncrypted && method === DEFLATED) {
      files.push(budget.spend((limit) => inflateRawSync(content, limit)));
    }
    entry +=
      46 +
      bytes.readUInt16LE(entry + 28) +
      bytes.readUInt16LE(entry + 30) +
      bytes.readUInt16LE(entry + 32);
  }
  return files;
}
