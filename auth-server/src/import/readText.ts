import { readFile } from 'node:fs/promises';
import { StartupError } from '../startupError.js';

/**
 * The text of a file that someone exported.
 * @throws StartupError when it can't be read, or isn't encoded in UTF-8
 */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new StartupError(
      code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`,
      { cause },
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new StartupError(`${file} is not encoded in UTF-8.`, { cause });
  }
}
