import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const PROJECTS = [
  'packages/contract/tsconfig.json',
  'packages/docusaurus-plugin/tsconfig.client.json',
  'packages/docusaurus-theme/tsconfig.client.json',
];

/*
 * Docusaurus compiles packages that have its name in their path, for old browsers in Babel's loose
 * mode: `[...list]` becomes `[].concat(list)`, and `const [first] = list` becomes `list[0]`. With a
 * NodeList, a FormData or a Set, a form would lose its input.
 */
it('browser code spreads and destructures only arrays', () => {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const configs = PROJECTS.map((project) =>
    ts.getParsedCommandLineOfConfigFile(path.resolve(project), {}, host),
  );
  const files = configs.flatMap((config) => config?.fileNames ?? []);
  const program = ts.createProgram(files, configs.at(-1)?.options ?? {});
  const own = program.getSourceFiles().filter(({ fileName }) => files.includes(fileName));
  expect(own.length).toBeGreaterThan(200);
  expect(own.flatMap((file) => findOthers(file, program.getTypeChecker()))).toEqual([]);
});

function findOthers(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const source = destructuredSource(node);
    if (source && !isArray(checker.getTypeAtLocation(source), checker)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path.relative('.', file.fileName)}:${line + 1} ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The expression that is spread into a list, or assigned to a list pattern. */
function destructuredSource(node: ts.Node): ts.Expression | undefined {
  if (ts.isSpreadElement(node)) return node.expression;
  const isPattern = ts.isVariableDeclaration(node) && ts.isArrayBindingPattern(node.name);
  return isPattern ? node.initializer : undefined;
}

function isArray(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.every((part) => isArray(part, checker));
  return checker.isArrayType(type) || checker.isTupleType(type);
}
