import pg from 'pg';
import type { Catalog, Column, Difference } from './Catalog.js';
import { compareColumn, defineColumn, findRenamed } from './compareColumns.js';
import { compareParts } from './compareParts.js';

/**
 * Finds what a schema lacks, and what in it would make the server's queries fail. Anything else in it belongs
 * to the site's own services and is not a difference.
 *
 * @returns in an order in which the statements can be run
 */
export function compareCatalogs(expected: Catalog, actual: Catalog): Difference[] {
  const renamedTables = new Set<string>();
  const differences: Difference[] = [];
  for (const { name } of expected.tables) {
    const table = actual.tables.find((each) => each.name === name);
    const wanted = columnsOf(expected, name);
    if (table === undefined) {
      differences.push(missingTable(name, wanted));
      continue;
    }
    if (table.hidesRows) {
      differences.push({
        message: `${name}: row-level security hides rows from the server`,
        statements: [`alter table ${quote(name)} disable row level security`],
      });
    }
    const found = columnsOf(actual, name);
    for (const column of wanted) {
      const renamed = findRenamed(column, wanted, found);
      if (renamed !== null) renamedTables.add(name);
      const current = renamed ?? found.find((each) => each.name === column.name) ?? null;
      differences.push(...compareColumn(column, current, actual.parts));
    }
    for (const column of found) {
      if (renamedTables.has(name) || wanted.some((each) => each.name === column.name)) continue;
      if (isRequired(column)) differences.push(requiredColumn(column));
    }
  }
  return [...differences, ...compareParts(expected, actual, { skip: renamedTables })];
}

const quote = (name: string): string => pg.escapeIdentifier(name);

const columnsOf = (catalog: Catalog, table: string) =>
  catalog.columns.filter((column) => column.table === table);

function missingTable(name: string, columns: readonly Column[]): Difference {
  const definitions = columns.map((column) => `  ${defineColumn(column)}`).join(',\n');
  return {
    message: `${name}: the table is missing`,
    statements: [`create table ${quote(name)} (\n${definitions}\n)`],
  };
}

const isRequired = (column: Column) =>
  column.notNull && column.default === null && column.identity === '' && !column.generated;

function requiredColumn({ table, name }: Column): Difference {
  return {
    message: `${table}: the column "${name}" is not Gatehouse’s and requires a value, which new rows do not have`,
    statements: [`alter table ${quote(table)} alter column ${quote(name)} drop not null`],
  };
}
