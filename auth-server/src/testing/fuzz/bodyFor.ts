import fc from 'fast-check';
import { z } from 'zod';
import { PASSWORD } from '../createBrowser.js';
import { OWN_EMAIL, STRANGE_TEXTS, strangeValue } from './strangeValues.js';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What a body may try to set beside what it is asked for. */
const UNASKED = [
  '__proto__',
  'constructor',
  'id',
  'role',
  'emailVerified',
  'token',
  'callbackURL',
  '',
];

/** No JSON, or none that anyone would send. */
const MALFORMED = [
  '',
  ' ',
  '{',
  '{}{}',
  '[]',
  'null',
  'true',
  '7',
  '"x"',
  '{"a":1e999}',
  '{"a":01}',
  "{'a':1}",
  '\ufeff{}',
  '{"email":"a@b.example","email":["c@d.example"]}',
  '{"__proto__":{"role":"x"}}',
  '[{"a":',
  '"deep-15000"',
  '{"email":"deep-15000"}',
  `{"a":"${'x'.repeat(40_000)}"}`,
  `{${Array.from({ length: 4_000 }, (_, index) => `"${index}":0`).join(',')}}`,
  // Broken UTF-8, and UTF-16.
  Buffer.from([0x22, 0xff, 0xc3, 0x22]),
  Buffer.from('{"email":"a"}', 'utf16le'),
];

/**
 * Bodies for a route: such that its schema takes, such with something wrong in them, and such that are
 * no JSON at all.
 */
export function bodyFor(schema: z.ZodType): fc.Arbitrary<string | Buffer> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const names = [...Object.keys(json.properties ?? {}), ...UNASKED];
  const wrong = fc.dictionary(fc.constantFrom(...names), strangeValue, { minKeys: 1, maxKeys: 3 });
  const text = (parts: object[]) =>
    // Not spread: `__proto__` shall be a field like any other.
    JSON.stringify(Object.fromEntries(parts.flatMap((part) => Object.entries(part))));
  const taken = valueFor(json) as fc.Arbitrary<object>;
  return fc.oneof(
    { weight: 8, arbitrary: taken.map((body) => text([body])) },
    { weight: 6, arbitrary: fc.tuple(taken, wrong).map(text) },
    { weight: 2, arbitrary: wrong.map((body) => text([body])) },
    { weight: 2, arbitrary: fc.constantFrom(...MALFORMED) },
  );
}

/** Values that a JSON schema takes, and a strange one now and then, as deep as it goes. */
function valueFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, properties = {}, required = [], anyOf, items } = schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((each) => valueFor(each as JsonSchema)));
  if (type === 'object') {
    const names = Object.keys(properties);
    if (names.length === 0 && schema.additionalProperties !== false) {
      return fc.dictionary(fc.string({ maxLength: 5 }), strangeValue, { maxKeys: 3 });
    }
    const fields: Record<string, fc.Arbitrary<unknown>> = {};
    for (const name of names) {
      const right = { weight: 20, arbitrary: valueFor(properties[name] as JsonSchema) };
      fields[name] = fc.oneof(right, { weight: 1, arbitrary: strangeValue });
    }
    return fc.record(fields, { requiredKeys: required });
  }
  if (type === 'array') return fc.array(valueFor(items as JsonSchema), { maxLength: 3 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'string') return textFor(schema);
  return fc.jsonValue();
}

function textFor({
  format,
  pattern,
  minLength = 0,
  maxLength = 1_000,
}: JsonSchema): fc.Arbitrary<string> {
  // What is about classes of Unicode forbids little: any text will do.
  if (pattern !== undefined && !pattern.includes('\\p')) {
    const matching = fc.stringMatching(new RegExp(pattern));
    return format === 'email' ? fc.oneof(fc.constant(OWN_EMAIL), matching) : matching;
  }
  const strange = STRANGE_TEXTS.filter(({ length }) => length >= minLength && length <= maxLength);
  return fc.oneof(
    fc.constantFrom(PASSWORD, 'github', '/docs/members?a=b#c'),
    fc.constantFrom(...strange),
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 64) }),
  );
}
