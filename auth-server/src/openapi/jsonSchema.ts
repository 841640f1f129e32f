import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Keys that only zod uses. */
const ZOD_KEYS = ['$schema', '$id', 'id', '$defs', '~standard'] as const;
/** Formats that need no pattern in addition. */
const SELF_EVIDENT = new Set(['date-time', 'email']);

/**
 * Converts a zod schema for the document.
 *
 * @param io `input` for requests, `output` for responses
 * @param components collects the named schemas
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
  // Python's `re`, which code generators for Python use, rejects the whole document for one `\p{…}`. The
  // server still checks the pattern, and the description says what is allowed.
  if (schema.pattern?.includes('\\p{') || SELF_EVIDENT.has(schema.format ?? '')) {
    delete schema.pattern;
  }
  // New fields in responses need no new version, so clients must accept unknown ones. The tests don't.
  if (io === 'output' && schema.additionalProperties === false) {
    delete schema.additionalProperties;
  }
  // Zod adds the bounds of safe integers.
  if (schema.type === 'integer') {
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  }
}

function withoutOwn(schema: JsonSchema): JsonSchema {
  const copy = { ...schema };
  for (const name of ZOD_KEYS) Reflect.deleteProperty(copy, name);
  return JSON.parse(
    JSON.stringify(copy).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as JsonSchema;
}
