import type { JsonSchema } from '../../../auth-server/src/openapi/jsonSchema.js';
import type { Direction } from './compareSchemas.js';

/** A row of a table of fields. */
interface Field {
  /** `excludeCredentials[].id` */
  name: string;
  type: string;
  isRequired: boolean;
  description: string;
}

const REF = '#/components/schemas/';

/** The name of a shared object, or `null`. */
const refOf = ({ $ref }: JsonSchema): string | null => $ref?.slice(REF.length) ?? null;

/** The names of all shared objects in a schema. */
export function refsIn(schema: unknown): string[] {
  const text = JSON.stringify(schema ?? null);
  return [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
}

/** What a value is, in Markdown: `"light"`, `"dark"` or `null`. */
export function typeOf(schema: JsonSchema): string {
  const name = refOf(schema);
  if (name !== null) return `[${name}](#${name.toLowerCase()})`;
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return either(schema.enum.map(code));
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) {
    return either(alternatives.flatMap((each) => typeOf(each as JsonSchema).split(OR)));
  }
  if (Array.isArray(schema.type)) {
    return either(schema.type.map((type) => typeOf({ ...schema, type } as JsonSchema)));
  }
  if (schema.type === 'array') return `list of ${plural(typeOf(schema.items as JsonSchema))}`;
  if (schema.type === 'null') return '`null`';
  if (schema.format === 'date-time') return 'time (ISO 8601)';
  if (schema.format === 'email') return 'email address';
  return schema.type ?? 'anything';
}

/** The fields of an object, and of unnamed objects in it. */
function fieldsOf(schema: JsonSchema, direction: Direction, prefix = ''): Field[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const field = property as JsonSchema;
    const path = prefix + name;
    const row = {
      name: path,
      type: typeOf(field),
      isRequired: required.has(name),
      description: [
        field.description ?? '',
        // What an answer has keeps within them by itself.
        ...(direction === 'request' ? limitsOf(field) : []),
      ]
        .filter(Boolean)
        .join(' '),
    };
    return [row, ...innerFields(field, direction, path)];
  });
}

function innerFields(schema: JsonSchema, direction: Direction, path: string): Field[] {
  if (schema.properties !== undefined) return fieldsOf(schema, direction, `${path}.`);
  if (schema.type === 'array') {
    return innerFields(schema.items as JsonSchema, direction, `${path}[]`);
  }
  return (schema.anyOf ?? []).flatMap((each) => innerFields(each as JsonSchema, direction, path));
}

/** The fields of a request, with what can be left out, or of an answer. */
export function fieldTable(schema: JsonSchema, direction: Direction): string {
  const isRequest = direction === 'request';
  const rows = fieldsOf(schema, direction).map(({ name, type, isRequired, description }) => [
    `\`${name}\``,
    type,
    ...(isRequest ? [isRequired ? 'yes' : 'no'] : []),
    isRequired || isRequest ? description : `Can be missing. ${description}`,
  ]);
  const header = ['Field', 'Type', ...(isRequest ? ['Required'] : []), 'Description'];
  return toTable(header, rows);
}

/** A column that says nothing anywhere is left out. */
export function toTable(allHeaders: string[], allRows: string[][]): string {
  const isUsed = (_cell: string, index: number) => allRows.some((row) => row[index] !== '');
  const header = allHeaders.filter(isUsed);
  const rows = allRows.map((row) => row.filter(isUsed));
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.trim()).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function limitsOf({ minLength, maxLength, pattern, default: standard, ...schema }: JsonSchema) {
  const { maxItems } = schema;
  return [
    minLength !== undefined && maxLength !== undefined
      ? `${minLength} to ${maxLength} characters.`
      : maxLength !== undefined
        ? `At most ${maxLength} characters.`
        : '',
    maxItems === undefined ? '' : `At most ${maxItems}.`,
    // Words say it better, where there are some. A bar would end the cell.
    pattern === undefined || schema.description !== undefined
      ? ''
      : `Matches \`${pattern.replaceAll('|', '\\|')}\`.`,
    standard === undefined ? '' : `Default ${code(standard)}.`,
  ].filter(Boolean);
}

const OR = ' or ';
const plural = (type: string) => (/^[a-z]+$/.test(type) ? `${type}s` : type);
const code = (value: unknown) => `\`${JSON.stringify(value)}\``;

function either(all: string[]): string {
  const types = [...new Set(all.flatMap((each) => each.split(', ')))];
  const last = types.pop() ?? '';
  return types.length === 0 ? last : `${types.join(', ')}${OR}${last}`;
}
