import { parse } from '@babel/parser';
import type { ArrayExpression, Expression, Node, ObjectExpression, Statement } from '@babel/types';

/** Why a configuration can't be edited. The message completes "It is not edited, because …". */
export class NotEditable extends Error {}

/** One entry of the presets, with its position in the source. */
export interface PresetEntry {
  /** `null` when the name is known only at run time. */
  name: string | null;
  start: number;
  end: number;
}

export interface PresetList {
  entries: PresetEntry[];
  /** Position of the array, including its brackets. */
  start: number;
  end: number;
}

/**
 * Finds the array of presets in a `docusaurus.config`, in any of the usual forms: exported as an
 * object, by name, or from a function; with `satisfies` or `as`; as an ES module or as CommonJS.
 *
 * @throws NotEditable for anything ambiguous
 */
export function findPresets(source: string): PresetList {
  const program = parseConfig(source);
  const config = requireObject(requireExport(program), program);
  const index = config.properties.findIndex(
    (property) => property.type === 'ObjectProperty' && keyOf(property) === 'presets',
  );
  const property = config.properties[index];
  if (property?.type !== 'ObjectProperty') throw new NotEditable('it has no `presets`');
  if (config.properties.slice(index).some(({ type }) => type === 'SpreadElement')) {
    throw new NotEditable('a spread below `presets` may replace them');
  }
  const presets = resolve(property.value as Expression, program);
  if (presets.type !== 'ArrayExpression') throw new NotEditable('its `presets` are not a list');
  return { entries: entriesOf(presets), ...position(presets) };
}

function parseConfig(source: string): Statement[] {
  try {
    const { program } = parse(source, {
      sourceType: 'unambiguous',
      plugins: ['typescript'],
      createParenthesizedExpressions: true,
    });
    return program.body;
  } catch (error) {
    throw new NotEditable(`it cannot be parsed: ${(error as Error).message}`);
  }
}

/** The expression that `export default` or `module.exports =` exports. */
function requireExport(program: Statement[]): Node {
  for (const statement of program) {
    if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
    if (statement.type !== 'ExpressionStatement') continue;
    const { expression } = statement;
    if (expression.type === 'AssignmentExpression' && isModuleExports(expression.left)) {
      return expression.right;
    }
  }
  throw new NotEditable('it has neither `export default` nor `module.exports =`');
}

const isModuleExports = (node: Node): boolean =>
  node.type === 'MemberExpression' &&
  node.object.type === 'Identifier' &&
  node.object.name === 'module' &&
  node.property.type === 'Identifier' &&
  node.property.name === 'exports';

/** The configuration object, which may be returned by a function. */
function requireObject(exported: Node, scope: Statement[]): ObjectExpression {
  const node = resolve(exported, scope);
  if (node.type === 'ObjectExpression') return node;
  if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') {
    return requireObject(node.body, scope);
  }
  if (
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'FunctionExpression' ||
    node.type === 'FunctionDeclaration'
  ) {
    const body = node.body.type === 'BlockStatement' ? node.body.body : [];
    const returned = body.find((statement) => statement.type === 'ReturnStatement')?.argument;
    if (returned) return requireObject(returned, [...body, ...scope]);
  }
  throw new NotEditable('its export is not an object literal');
}

/** Follows names to their declarations, through parentheses and type annotations. */
function resolve(node: Node, scope: Statement[]): Node {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return resolve(node.expression, scope);
    case 'Identifier':
      return declarationOf(node.name, scope);
    default:
      return node;
  }
}

function declarationOf(name: string, scope: Statement[]): Node {
  for (const statement of scope) {
    if (statement.type === 'FunctionDeclaration' && statement.id?.name === name) return statement;
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && id.name === name && init) {
        return resolve(
          init,
          scope.filter((other) => other !== statement),
        );
      }
    }
  }
  throw new NotEditable(`\`${name}\` is not a \`const\` in the file`);
}

function entriesOf({ elements }: ArrayExpression): PresetEntry[] {
  return elements.flatMap((element) =>
    element === null ? [] : [{ name: nameOf(element), ...position(element) }],
  );
}

/** The name in `'classic'`, `['classic', …]` or `require.resolve('…')`. */
function nameOf(node: Node | null | undefined): string | null {
  switch (node?.type) {
    case 'StringLiteral':
      return node.value;
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return nameOf(node.expression);
    case 'ArrayExpression':
      return nameOf(node.elements[0]);
    case 'CallExpression':
      return nameOf(node.arguments[0]);
    default:
      return null;
  }
}

function keyOf({ key }: { key: Node }): string | null {
  return key.type === 'Identifier' ? key.name : nameOf(key);
}

/** The position of a node: the parser sets both on every node. */
const position = ({ start, end }: Node): { start: number; end: number } => ({
  start: start as number,
  end: end as number,
});
