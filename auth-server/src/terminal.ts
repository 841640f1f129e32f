import { visibleText } from '@gatehouse/contract/displayText';

/**
 * Prints for a person. Names, devices and addresses come from strangers: none of them moves the cursor,
 * clears the screen or writes to the clipboard of the administrator who reads them (CWE-150).
 */
export function printLine(text: string): void {
  process.stdout.write(`${visibleText(text)}\n`);
}

/** {@link printLine} on standard error. */
export function printProblem(text: string): void {
  process.stderr.write(`${visibleText(text)}\n`);
}
