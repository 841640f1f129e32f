import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema, type Manifest } from '@gatehouse/contract/manifest';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';

/** @throws when it is missing or invalid */
export function readManifest(gatedDir: string): Manifest {
  const text = readFileSync(path.join(gatedDir, MANIFEST_FILE), 'utf8');
  return manifestSchema.parse(JSON.parse(text));
}
