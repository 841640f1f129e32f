import type {
  ExportDefaultDeclaration,
  ModuleDeclaration,
  Node,
  Pattern,
  Program,
  Statement,
} from 'estree';

/**
 * The exports of a compiled Markdown file that Docusaurus reads. Any other export is the author's
 * own.
 */
const PUBLISHED = new Set(['default', 'frontMatter', 'contentTitle', 'toc', 'metadata', 'assets']);

type TopLevel = (Statement | ModuleDeclaration) & { start: number; end: number };

/**
 * The starts of the imports and exports that the MDX loader adds to every module. Most teasers have
 * no others, and so nothing to remove: parsing them would be a fifth of the gate's cost in a build.
 */
const FROM_LOADER = new RegExp(
  [
    '^import \\{[^}]*\\} from "(?:react/jsx-runtime|@mdx-js/react)";$',
    '^export const (?:frontMatter|contentTitle|assets|toc) =',
    "^export \\{default as metadata\\} from '@site/",
    '^export default function MDXContent\\(',
  ].join('|'),
);

interface Item {
  node: TopLevel;
  declares: readonly string[];
  uses: ReadonlySet<string>;
  isRoot: boolean;
}

/**
 * Removes every import and export that a compiled teaser doesn't use. Authors import at the top of
 * a page what they use below the marker: it would end up in a public chunk.
 *
 * @param code a JavaScript module created by the MDX loader
 * @param published the exports to keep
 */
export async function pruneModule(
  code: string,
  published: ReadonlySet<string> = PUBLISHED,
): Promise<string> {
  const statements = code.match(/^[ \t]*(?:import|export)\b.*$/gm) ?? [];
  const isPlain = statements.every((statement) => FROM_LOADER.test(statement));
  if (published === PUBLISHED && isPlain) return code;

  const [{ parse }, { analyze, extract_names }] = await Promise.all([
    import('acorn'),
    import('periscopic'),
  ]);
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as Program;

  const items = program.body.map((node) => ({
    node: node as TopLevel,
    declares: declaredNames(node, extract_names),
    uses: new Set(analyze({ ...program, body: [node] }).globals.keys()),
    isRoot: isRoot(node, published),
  }));
  const kept = reachable(items);
  return items
    .filter((item) => kept.has(item))
    .map(({ node }) => code.slice(node.start, node.end))
    .join('\n');
}

function reachable(items: readonly Item[]): Set<Item> {
  const declaredBy = new Map<string, Item>();
  for (const item of items) for (const name of item.declares) declaredBy.set(name, item);

  const kept = new Set<Item>();
  const pending = items.filter((item) => item.isRoot);
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (kept.has(item)) continue;
    kept.add(item);
    for (const name of item.uses) {
      const declaration = declaredBy.get(name);
      if (declaration) pending.push(declaration);
    }
  }
  return kept;
}

function isRoot(node: Statement | ModuleDeclaration, published: ReadonlySet<string>): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'VariableDeclaration':
      return false;
    case 'ExportDefaultDeclaration':
      return true;
    case 'ExportNamedDeclaration':
      return exportedNames(node).some((name) => published.has(name));
    default:
      // A plain statement: authors can't write one in MDX, so it is the compiler's.
      return true;
  }
}

function exportedNames(node: ModuleDeclaration): string[] {
  if (node.type !== 'ExportNamedDeclaration') return [];
  const specified = node.specifiers.map(({ exported }) =>
    exported.type === 'Identifier' ? exported.name : String(exported.value),
  );
  return node.declaration?.type === 'VariableDeclaration'
    ? node.declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
    : specified;
}

type Declaring = Node | ExportDefaultDeclaration['declaration'];

function declaredNames(node: Declaring, namesOf: (pattern: Pattern) => string[]): string[] {
  switch (node.type) {
    case 'ImportDeclaration':
      return node.specifiers.map(({ local }) => local.name);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return node.declaration ? declaredNames(node.declaration, namesOf) : [];
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => namesOf(id));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id ? [node.id.name] : [];
    default:
      return [];
  }
}
