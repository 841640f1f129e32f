import { ELEMENT } from './placeholder';

/**
 * Throws when a `<Gated>` reached the compiler: something between the gate and the compiler, such
 * as `markdown.preprocessor` or a remark plugin, added it. It would be in the public build.
 */
export function requireCut(code: string): void {
  if (!code.includes(`_missingMdxReference("${ELEMENT}"`)) return;
  throw new Error(
    `This <${ELEMENT}> is not in the file: a preprocessor or a remark plugin added it. The gate only ` +
      'finds those that are in the file itself.',
  );
}
