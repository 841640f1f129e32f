import type { JsonSchema } from '../../../auth-server/src/openapi/jsonSchema.js';

type Json = Record<string, unknown>;
/** `request`: what is accepted must stay so. `answer`: what is there must stay there. */
export type Direction = 'request' | 'answer';

export interface Comparison {
  direction: Direction;
  /** Finds a schema by `#/components/schemas/Reader`, in either document. */
  resolveBefore(schema: JsonSchema): JsonSchema;
  resolveAfter(schema: JsonSchema): JsonSchema;
}

/** Bounds of what is accepted: those that must not grow, and those that must not shrink. */
const LOWER = ['minLength', 'minItems', 'minimum', 'minProperties'];
const UPPER = ['maxLength', 'maxItems', 'maximum', 'maxProperties'];
/** Any change may exclude strings that were accepted. */
const EXACT = ['pattern', 'format'];

/**
 * What worked with one schema and doesn't with another.
 *
 * @param at where they are, for the messages
 * @returns one message for each; none when `after` only adds
 */
export function compareSchemas(
  beforeOrRef: JsonSchema,
  afterOrRef: JsonSchema,
  comparison: Comparison,
  at: string,
): string[] {
  const before = comparison.resolveBefore(beforeOrRef);
  const after = comparison.resolveAfter(afterOrRef);
  const kinds = compareKinds(before, after, comparison, at);
  if (kinds.length > 0) return kinds;
  if (alternativesOf(before).length > 1 || alternativesOf(after).length > 1) {
    return compareAlternatives(before, after, comparison, at);
  }
  return [
    ...compareValues(before, after, at),
    ...(comparison.direction === 'request' ? compareBounds(before, after, at) : []),
    ...compareFields(before, after, comparison, at),
    ...compareInside(before, after, comparison, at),
  ];
}

function compareKinds(
  before: JsonSchema,
  after: JsonSchema,
  comparison: Comparison,
  at: string,
): string[] {
  const was = kindsOf(before, comparison.resolveBefore);
  const is = kindsOf(after, comparison.resolveAfter);
  // No type means any type.
  if (is.size === 0)
    return was.size === 0 || comparison.direction === 'request' ? [] : [`${at} can be anything`];
  if (was.size === 0) return [`${at} is limited to ${[...is].join(', ')}`];
  const gone = [...was]
    .filter((kind) => !is.has(kind))
    .map((kind) => `${at} can no longer be ${kind}`);
  if (gone.length > 0 || comparison.direction === 'request') return gone;
  // A client that reads a string is not prepared for null.
  return [...is].filter((kind) => !was.has(kind)).map((kind) => `${at} can be ${kind}`);
}

function kindsOf(schema: JsonSchema, resolve: (schema: JsonSchema) => JsonSchema): Set<string> {
  return new Set(
    alternativesOf(schema).flatMap((each) => {
      const { type, enum: values, const: only } = resolve(each);
      if (type !== undefined) return type === 'integer' ? ['number'] : [type].flat();
      if (only !== undefined) return [kindOf(only)];
      return values?.map(kindOf) ?? [];
    }),
  );
}

const kindOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const alternativesOf = (schema: JsonSchema): JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf ?? [schema]) as JsonSchema[];

/** Each alternative must live on in one of the new ones. */
function compareAlternatives(
  before: JsonSchema,
  after: JsonSchema,
  comparison: Comparison,
  at: string,
): string[] {
  return alternativesOf(before).flatMap((was) => {
    const kind = kindsOf(was, comparison.resolveBefore);
    const problems = alternativesOf(after)
      .filter((is) => [...kindsOf(is, comparison.resolveAfter)].every((each) => kind.has(each)))
      .map((is) => compareSchemas(was, is, comparison, at));
    if (problems.some((each) => each.length === 0)) return [];
    // The closest one explains best what changed.
    return problems.sort((a, b) => a.length - b.length)[0] ?? [`${at} lost an alternative`];
  });
}

function compareValues(before: JsonSchema, after: JsonSchema, at: string): string[] {
  const was = valuesOf(before);
  const is = valuesOf(after);
  if (is === null) return [];
  if (was === null) return [`${at} is limited to ${JSON.stringify(is)}`];
  return was
    .filter((value) => !is.includes(value))
    .map((value) => `${at} no longer has the value ${JSON.stringify(value)}`);
}

const valuesOf = ({ enum: values, const: only }: JsonSchema): unknown[] | null =>
  values ?? (only === undefined ? null : [only]);

function compareBounds(before: Json, after: Json, at: string): string[] {
  const isNarrower = (name: string) => {
    const [was, is] = [before[name], after[name]] as (number | undefined)[];
    if (is === undefined) return false;
    if (was === undefined) return true;
    return LOWER.includes(name) ? is > was : is < was;
  };
  return [
    ...[...LOWER, ...UPPER].filter(isNarrower),
    ...EXACT.filter((name) => after[name] !== undefined && after[name] !== before[name]),
    ...(before.additionalProperties !== false && after.additionalProperties === false
      ? ['additionalProperties']
      : []),
  ].map((name) => `${at} has a narrower ${name}: ${String(after[name])}`);
}

function compareFields(
  before: JsonSchema,
  after: JsonSchema,
  comparison: Comparison,
  at: string,
): string[] {
  const was = (before.properties ?? {}) as Record<string, JsonSchema>;
  const is = (after.properties ?? {}) as Record<string, JsonSchema>;
  const needed = new Set(after.required ?? []);
  const given = new Set(before.required ?? []);
  const fields = Object.entries(was).flatMap(([name, schema]) => {
    const now = is[name];
    if (now === undefined) return [`${at}.${name} is gone`];
    const fromAnswer = comparison.direction === 'answer' && given.has(name) && !needed.has(name);
    return [
      ...(fromAnswer ? [`${at}.${name} can be missing`] : []),
      ...compareSchemas(schema, now, comparison, `${at}.${name}`),
    ];
  });
  const demanded =
    comparison.direction === 'request' ? [...needed].filter((name) => !given.has(name)) : [];
  return [...fields, ...demanded.map((name) => `${at}.${name} is required`)];
}

/** Elements of lists, and values of records. */
function compareInside(
  before: JsonSchema,
  after: JsonSchema,
  comparison: Comparison,
  at: string,
): string[] {
  return (['items', 'additionalProperties'] as const).flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (typeof was !== 'object' || typeof is !== 'object') return [];
    return compareSchemas(was as JsonSchema, is as JsonSchema, comparison, `${at}[]`);
  });
}
