import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Keys that only zod uses. */
const OWN_TO_ZOD = ['$schema', '$id', 'id', '$defs', '~standard'] as const;
/** Formats whose patterns would only repeat them, at length. */
const SELF_EVIDENT = new Set(['date-time', 'email']);

/**
 * A zod schema as the document has it.
 *
 * @param io `input`: what a request can send. `output`: what an answer has
 * @param components collects the schemas that have a name
 */
export function toJsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  components: Map<string, JsonSchema>,
): JsonSchema {
  const { $defs = {}, ...root } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'throw',
    override: ({ jsonSchema }) => adapt(jsonSchema, io),
  });
  for (const [name, definition] of Object.entries($defs)) {
    components.set(name, withoutOwn(definition as JsonSchema));
  }
  const { id } = root as { id?: string };
  if (id === undefined) return withoutOwn(root);
  components.set(id, withoutOwn(root));
  return { $ref: `#/components/schemas/${id}` };
}

function adapt(schema: JsonSchema, io: 'input' | 'output'): void {
  // Python's `re`, which code generators for Python use, refuses the whole document for one `\p{…}`. The
  // server still checks it, and the description says what is allowed.
  if (schema.pattern?.includes('\\p{') || SELF_EVIDENT.has(schema.format ?? '')) {
    delete schema.pattern;
  }
  // Answers can get further fields without a new version, so clients must not refuse them. The tests do.
  if (io === 'output' && schema.additionalProperties === false) {
    delete schema.additionalProperties;
  }
  // Zod's bounds for integers that survive JSON.
  if (schema.type === 'integer') {
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  }
}

function withoutOwn(schema: JsonSchema): JsonSchema {
  const copy = { ...schema };
  for (const name of OWN_TO_ZOD) Reflect.deleteProperty(copy, name);
  return JSON.parse(
    JSON.stringify(copy).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as JsonSchema;
}
