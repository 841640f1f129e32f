import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ok, warning, type Check } from '../Finding.js';

/** Headers that services and proxies use to say who a request is from. */
const HEADER =
  /\bx[-_](?:user|reader|account|authenticated|auth|forwarded)[-_](?:user(?:[-_]?id)?|id|email|reader)\b|\bremote[-_]user\b/i;
const FILES =
  /(?:\.conf|\.ya?ml|\.toml|\.py|\.[cm]?[jt]s|\.go|\.rb|\.php|(?:^|\/)Caddyfile|(?:^|\/)vercel\.json)$/;
const SKIPPED =
  /^(?:\..*|node_modules|lib|dist|vendor|build.*|tests?|__tests__|docs|i18n|static|venv)$/;
/** Tests send it to prove that it has no effect. */
const TEST = /(?:[._]test\.|\.spec\.|^test_)/;
const COMMENT = /^\s*(?:#|\/\/|\*|\/\*)/;
const MAX = { depth: 4, files: 2_000, bytes: 200_000, named: 5 };

/** Finds configurations and services next to the site that may believe a header with a reader's id. */
export const identityHeaders: Check<{ directory: string }> = {
  id: 'services.headers',
  help: 'trusted-user-id-header',
  run: async ({ directory }) => {
    const files: string[] = [];
    await listFiles(directory, '', files);
    const named: string[] = [];
    for (const file of files) {
      const line = await findHeader(path.join(directory, file));
      if (line !== null) named.push(`${file}:${line}`);
    }
    if (named.length === 0) return [ok('no service or proxy here names a reader in a header')];
    const shown = named.slice(0, MAX.named).join(', ');
    return [
      warning(
        `a header may say who the reader is: ${shown}${named.length > MAX.named ? ', …' : ''}`,
        'Anyone can send it. Take the reader from an access token or introspection, and remove the header.',
        'trusted-user-id-header',
      ),
    ];
  },
};

async function listFiles(root: string, below: string, files: string[]): Promise<void> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true });
  for (const entry of entries) {
    if (files.length >= MAX.files) return;
    const file = path.posix.join(below, entry.name);
    if (entry.isDirectory()) {
      const isDeep = file.split('/').length >= MAX.depth;
      if (!isDeep && !SKIPPED.test(entry.name)) await listFiles(root, file, files);
    } else if (entry.isFile() && FILES.test(file) && !TEST.test(entry.name)) files.push(file);
  }
}

/** @returns the number of the first line that names such a header */
async function findHeader(file: string): Promise<number | null> {
  if ((await stat(file)).size > MAX.bytes) return null;
  const lines = (await readFile(file, 'utf8')).split('\n');
  const index = lines.findIndex((line) => HEADER.test(line) && !COMMENT.test(line));
  return index === -1 ? null : index + 1;
}
