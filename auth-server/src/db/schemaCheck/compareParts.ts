import type { Catalog, Difference, Part } from './Catalog.js';
import { dropPart } from './compareColumns.js';

/**
 * Compares constraints, indexes, functions, triggers and views.
 * @param options.skip tables with renamed columns: their parts can be compared once the columns have their names
 */
export function compareParts(
  expected: Catalog,
  actual: Catalog,
  { skip }: { skip: ReadonlySet<string> },
): Difference[] {
  return expected.parts
    .filter(({ table }) => table === null || !skip.has(table))
    .flatMap((part) => comparePart(part, actual.parts));
}

function comparePart(part: Part, others: readonly Part[]): Difference[] {
  const isOn = (other: Part) => other.kind === part.kind && other.table === part.table;
  const differ = (problem: string, statements: string[]) => [
    { message: `${describePart(part)} ${problem}`, statements },
  ];
  const same =
    others.find((other) => isOn(other) && other.name === part.name) ??
    // PostgreSQL and Better Auth name some themselves: under another name, they do the same.
    others.find((other) => isOn(other) && other.definition === part.definition);
  if (same === undefined) return differ('is missing', [part.create]);
  if (same.definition !== part.definition) {
    const replaces = part.kind === 'function' && !isOtherResult(part, same);
    return differ('is different', replaces ? [part.create] : [dropPart(same), part.create]);
  }
  return same.enable === null ? [] : differ('is not in effect', [same.enable]);
}

/** The first line has the result, which can't be replaced. */
const isOtherResult = (one: Part, other: Part) =>
  one.definition.split('\n', 1)[0] !== other.definition.split('\n', 1)[0];

function describePart({ kind, table, name }: Part): string {
  return table === null ? `the ${kind} ${name}` : `${table}: the ${kind} "${name}"`;
}
