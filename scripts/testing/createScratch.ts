import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder for one test, removed when the test ends. */
export function createScratch() {
  const root = mkdtempSync(path.join(tmpdir(), 'gatehouse-scratch-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const at = (file: string): string => path.join(root, file);
  return {
    root,
    at,
    exists: (file: string): boolean => existsSync(at(file)),
    read: (file: string): string => readFileSync(at(file), 'utf8'),
    write: (file: string, text: string): void => {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeFileSync(at(file), text);
    },
    append: (file: string, text: string): void => appendFileSync(at(file), text),
    remove: (file: string): void => rmSync(at(file), { recursive: true, force: true }),
  };
}
