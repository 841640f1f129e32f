import { ELEMENT } from './placeholder';

/**
 * Throws when a `<Gated>` reached the compiler: something that runs between the gate and the compiler,
 * such as `markdown.preprocessor` or a remark plugin, wrote it. It would be in the public build.
 */
export function requireCut(code: string): void {
  if (!code.includes(`_missingMdxReference("${ELEMENT}"`)) return;
  throw new Error(
    `A <${ELEMENT}> stands here that is not in the file: a preprocessor or a remark plugin wrote it. ` +
      'The gate finds only those that are in the file itself.',
  );
}
