import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Edit, Manual } from './plan.js';

/** The edits as one patch, in the format of `git diff`. */
export function describeEdits(edits: readonly Edit[]): string {
  return edits
    .map(({ file, before, after }) =>
      createTwoFilesPatch(
        before === null ? '/dev/null' : `a/${file}`,
        after === null ? '/dev/null' : `b/${file}`,
        before ?? '',
        after ?? '',
        undefined,
        undefined,
        { context: 3, headerOptions: FILE_HEADERS_ONLY },
      ),
    )
    .join('');
}

export function describeManual({ file, why, lines }: Manual): string {
  return [`${file}: ${why}.`, ...lines.map((line) => `    ${line}`)].join('\n');
}
