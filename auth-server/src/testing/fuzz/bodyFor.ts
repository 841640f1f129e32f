import fc from 'fast-check';
import type { JsonSchema } from '../../openapi/jsonSchema.js';
import { PASSWORD } from '../createBrowser.js';
import {
  OWN_COOKIE,
  OWN_EMAIL,
  OWN_SESSION,
  STRANGE_TEXTS,
  strangeValue,
} from './strangeValues.js';

/** Extra fields that an attacker may try to set (mass assignment). */
const EXTRA_FIELDS = [
  '__proto__',
  'constructor',
  'id',
  'role',
  'emailVerified',
  'token',
  'callbackURL',
  '',
];

/** Values that exist on the server. */
const KNOWN = [PASSWORD, 'github', 'premium', '/docs/members?a=b#c', OWN_SESSION, OWN_COOKIE];

/** Malformed or absurd JSON. */
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
  // Invalid UTF-8, and UTF-16.
  Buffer.from([0x22, 0xff, 0xc3, 0x22]),
  Buffer.from('{"email":"a"}', 'utf16le'),
];

/**
 * Bodies for an operation: valid for its schema, partly invalid, or not JSON at all.
 */
export function bodyFor(schema: JsonSchema): fc.Arbitrary<string | Buffer> {
  const names = [...Object.keys(schema.properties ?? {}), ...EXTRA_FIELDS];
  const wrong = fc.dictionary(fc.constantFrom(...names), strangeValue, { minKeys: 1, maxKeys: 3 });
  const text = (parts: object[]) =>
    // Not spread, so that `__proto__` is a field like any other.
    JSON.stringify(Object.fromEntries(parts.flatMap((part) => Object.entries(part))));
  const taken = valueFor(schema) as fc.Arbitrary<object>;
  return fc.oneof(
    { weight: 8, arbitrary: taken.map((body) => text([body])) },
    { weight: 6, arbitrary: fc.tuple(taken, wrong).map(text) },
    { weight: 2, arbitrary: wrong.map((body) => text([body])) },
    { weight: 2, arbitrary: fc.constantFrom(...MALFORMED) },
  );
}

/** The same as a form, sometimes with a repeated field. */
export function formFor(schema: JsonSchema): fc.Arbitrary<string | Buffer> {
  const fields = (valueFor(schema) as fc.Arbitrary<object>).map(Object.entries);
  const unasked = fc.tuple(fc.constantFrom(...EXTRA_FIELDS), fc.constantFrom(...STRANGE_TEXTS));
  return fc.oneof(
    { weight: 6, arbitrary: fields.map(toForm) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fields, fc.array(unasked, { maxLength: 3 }))
        .map(([right, more]) => toForm([...right, ...more])),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '&&',
        '=',
        'token',
        'token=%ff',
        'token=a&token=b',
        ...MALFORMED,
      ),
    },
  );
}

const toForm = (fields: unknown[][]): string =>
  new URLSearchParams(
    fields.map(([name, value]): [string, string] => [String(name), textOf(value)]),
  ).toString();

/** Valid values for a JSON schema, with occasional strange values at any depth. */
export function valueFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, properties = {}, required = [], anyOf, items } = schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((each) => valueFor(each as JsonSchema)));
  if (Array.isArray(type)) {
    return fc.oneof(...type.map((each) => valueFor({ ...schema, type: each } as JsonSchema)));
  }
  if (type === 'object') {
    const names = Object.keys(properties);
    if (names.length === 0 && schema.additionalProperties !== false) {
      return fc.dictionary(fc.string({ maxLength: 5 }), strangeValue, { maxKeys: 3 });
    }
    const fields: Record<string, fc.Arbitrary<unknown>> = {};
    for (const name of names) {
      const right = valueFor(properties[name] as JsonSchema);
      // A random id would match nothing.
      const known = name === 'id' ? fc.oneof(right, fc.constant(OWN_SESSION)) : right;
      const strange = { weight: 1, arbitrary: strangeValue };
      fields[name] = fc.oneof({ weight: 20, arbitrary: known }, strange);
    }
    return fc.record(fields, { requiredKeys: required });
  }
  if (type === 'array') return fc.array(valueFor(items as JsonSchema), { maxLength: 3 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'string') return textFor(schema);
  return fc.jsonValue();
}

function textFor(schema: JsonSchema): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 1_000 } = schema;
  if (format === 'email') {
    const plain = fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/);
    return fc.oneof(fc.constant(OWN_EMAIL), plain, fc.emailAddress());
  }
  if (pattern !== undefined) {
    const expression = new RegExp(pattern);
    const known = KNOWN.filter((text) => expression.test(text));
    return fc.oneof(fc.stringMatching(expression), ...known.map((text) => fc.constant(text)));
  }
  const strange = STRANGE_TEXTS.filter(({ length }) => length >= minLength && length <= maxLength);
  // At and just beyond the bounds.
  const lengths = [minLength - 1, minLength, maxLength, maxLength + 1].filter(
    (length) => length >= 0,
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...KNOWN) },
    { weight: 4, arbitrary: fc.constantFrom(...strange) },
    {
      weight: 4,
      arbitrary: fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 64) }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...lengths).map((length) => 'x'.repeat(length)) },
  );
}

/** JSON, because `String` fails for objects with a `toString` of their own. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
