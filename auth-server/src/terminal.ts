import { visibleText } from '@gatehouse/contract/displayText';

/**
 * Prints for a person. Names, devices and addresses come from strangers: none of them may move the cursor,
 * clear the screen or write to the clipboard (CWE-150).
 */
export function printLine(text: string): void {
  process.stdout.write(`${visibleText(text)}\n`);
}

/** {@link printLine} to standard error. */
export function printProblem(text: string): void {
  process.stderr.write(`${visibleText(text)}\n`);
}
