/** The server's limit. */
export const MAX_NAME_LENGTH = 60;

/**
 * The name of a new passkey until its reader renames it: the browser that created it.
 *
 * @param device "Chrome on macOS"
 * @param taken the names of the reader's other passkeys
 * @example
 * newPasskeyName('Chrome on macOS', ['Chrome on macOS']); // 'Chrome on macOS 2'
 */
export function newPasskeyName(device: string, taken: readonly (string | null)[]): string {
  const name = device.slice(0, MAX_NAME_LENGTH - ' 99'.length);
  let unique = name;
  for (let number = 2; taken.includes(unique); number++) unique = `${name} ${number}`;
  return unique;
}
