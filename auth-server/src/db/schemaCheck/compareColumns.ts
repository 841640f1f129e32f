import pg from 'pg';
import type { Column, Difference, Part } from './Catalog.js';

const quote = (name: string): string => pg.escapeIdentifier(name);

/** A column as in `create table`. */
export function defineColumn(column: Column): string {
  return [
    `${quote(column.name)} ${column.type}`,
    column.default === null ? '' : ` default ${column.default}`,
    column.identity === '' ? '' : ` generated ${column.identity} as identity`,
    column.notNull ? ' not null' : '',
  ].join('');
}

const spelling = (name: string) => name.replaceAll('_', '').toLowerCase();

/**
 * The column that stands in for a missing one under another spelling: `user_id` or `userid` for `userId`, as
 * other libraries and unquoted SQL write it.
 */
export function findRenamed(
  column: Column,
  expected: readonly Column[],
  actual: readonly Column[],
): Column | null {
  const names = new Set(expected.map(({ name }) => name));
  if (actual.some(({ name }) => name === column.name)) return null;
  const like = actual.filter(
    ({ name }) => !names.has(name) && spelling(name) === spelling(column.name),
  );
  return like[0] ?? null;
}

/**
 * Compares one column.
 * @param current `null` if it is missing
 * @param parts of the database, some of which have to go while a type changes
 */
export function compareColumn(
  column: Column,
  current: Column | null,
  parts: readonly Part[],
): Difference[] {
  const { table, name } = column;
  const alter = `alter table ${quote(table)}`;
  const alterColumn = `${alter} alter column ${quote(name)}`;
  const differ = (problem: string, ...statements: string[]) => ({
    message: `${table}: the column "${name}" ${problem}`,
    statements,
  });
  if (current === null)
    return [differ('is missing', `${alter} add column ${defineColumn(column)}`)];

  const found: Difference[] = [];
  if (current.name !== name) {
    const rename = `${alter} rename column ${quote(current.name)} to ${quote(name)}`;
    found.push(differ(`is called "${current.name}"`, rename));
  }
  const hasOtherType = current.type !== column.type;
  if (hasOtherType) {
    const uses = parts.filter((part) => part.uses.includes(`${table}.${current.name}`));
    const steps = [
      current.default === null ? '' : `alter column ${quote(name)} drop default, `,
      `alter column ${quote(name)} type ${column.type} using ${quote(name)}::${column.type}`,
    ];
    found.push(
      differ(
        `is ${current.type} instead of ${column.type}`,
        ...uses.map(dropPart),
        `${alter} ${steps.join('')}`,
        ...uses.map(({ create }) => create),
      ),
    );
  }
  if (current.identity !== column.identity) {
    const statement =
      column.identity === ''
        ? `${alterColumn} drop identity`
        : `${alterColumn} add generated ${column.identity} as identity`;
    found.push(differ(`is ${column.identity === '' ? '' : 'not '}an identity`, statement));
  } else if ((hasOtherType ? null : current.default) !== column.default) {
    const [problem, statement] =
      column.default === null
        ? [`has the default ${current.default}`, `${alterColumn} drop default`]
        : [
            `has ${current.default === null ? 'no default' : `the default ${current.default}`} instead of ` +
              column.default,
            `${alterColumn} set default ${column.default}`,
          ];
    found.push(differ(problem, statement));
  }
  if (current.notNull !== column.notNull) {
    found.push(
      column.notNull
        ? differ('allows null', `${alterColumn} set not null`)
        : differ('does not allow null', `${alterColumn} drop not null`),
    );
  }
  return found;
}

/** The statement that drops a part. */
export function dropPart({ kind, table, name }: Part): string {
  switch (kind) {
    case 'constraint':
      return `alter table ${quote(table ?? '')} drop constraint ${quote(name)}`;
    case 'trigger':
      return `drop trigger ${quote(name)} on ${quote(table ?? '')}`;
    case 'function':
      return `drop function ${name}`;
    case 'index':
    case 'view':
      return `drop ${kind} ${quote(name)}`;
  }
}
