import type {
  CallExpression,
  Expression,
  FunctionDeclaration,
  Node,
  ObjectExpression,
  Program,
  Property,
  SpreadElement,
} from 'estree';
import { requireAssumption } from './requireAssumption';

/** A node with its position in the code. */
export type Positioned<T extends Node = Node> = T & { start: number; end: number };

/** An element of a compiled page, or a section's placeholder, in page order. */
export interface ContentPart {
  /** `h2`, `Tabs`, or the placeholder's name. */
  name: string;
  id: string | null;
  call: Positioned<CallExpression>;
}

export type TocElement = Positioned<Expression | SpreadElement>;

export interface CompiledContent {
  program: Program;
  /** The function that creates the page's content, named by the MDX compiler. */
  body: Positioned<FunctionDeclaration>;
  parts: ContentPart[];
  /**
   * The value of `export const toc`, and its elements: empty if the author wrote it and it isn't a
   * list.
   */
  toc: { value: Positioned; elements: TocElement[] } | null;
}

const CONTENT_FUNCTION = '_createMdxContent';

/**
 * Parses a module created by the MDX compiler.
 *
 * @throws Error when it has an unexpected form
 */
export async function readCompiledContent(code: string): Promise<CompiledContent> {
  const [{ parse }, { walk }] = await Promise.all([import('acorn'), import('estree-walker')]);
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as Program;
  const body = program.body.find(
    (node) => node.type === 'FunctionDeclaration' && node.id.name === CONTENT_FUNCTION,
  );
  requireAssumption(
    body !== undefined,
    `its MDX compiler does not create a function ${CONTENT_FUNCTION}`,
  );
  const parts: ContentPart[] = [];
  walk(body, {
    enter(node) {
      const part =
        node.type === 'CallExpression' ? partOf(node as Positioned<CallExpression>) : null;
      if (part) parts.push(part);
    },
  });
  return { program, body: body as Positioned<FunctionDeclaration>, parts, toc: tocOf(program) };
}

function partOf(call: Positioned<CallExpression>): ContentPart | null {
  if (call.callee.type !== 'Identifier') return null;
  if (!/^_jsx/.test(call.callee.name)) return { name: call.callee.name, id: null, call };
  const [type, props] = call.arguments;
  const id = props?.type === 'ObjectExpression' ? propertyOf(props, 'id') : null;
  return {
    name: type ? nameOf(type) : '',
    id: id?.type === 'Literal' && typeof id.value === 'string' ? id.value : null,
    call,
  };
}

function nameOf(type: Node): string {
  if (type.type === 'Identifier') return type.name;
  if (type.type === 'MemberExpression' && type.property.type === 'Identifier') {
    return type.property.name;
  }
  return '';
}

/** The value of a property, as in the code. */
export function propertyOf({ properties }: ObjectExpression, name: string): Positioned | null {
  const found = properties.find(
    (property): property is Property =>
      property.type === 'Property' &&
      ((property.key.type === 'Identifier' && property.key.name === name) ||
        (property.key.type === 'Literal' && property.key.value === name)),
  );
  return (found?.value as Positioned | undefined) ?? null;
}

function tocOf({ body }: Program): CompiledContent['toc'] {
  for (const node of body) {
    if (node.type !== 'ExportNamedDeclaration') continue;
    if (node.declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of node.declaration.declarations) {
      if (id.type !== 'Identifier' || id.name !== 'toc' || !init) continue;
      const elements = init.type === 'ArrayExpression' ? (init.elements as TocElement[]) : [];
      return { value: init as Positioned, elements };
    }
  }
  return null;
}
