import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parseInput.js';

it.each(['role', 'constructor', 'toString', '__proto__'])(
  'reports the unexpected field %s like any other invalid field (INP-06)',
  (name) => {
    const input: unknown = JSON.parse(`{"${name}":"x"}`);
    expect(() => parseInput(z.strictObject({ email: z.string() }), input)).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        details: { fields: expect.toSatisfy((fields) => Object.hasOwn(fields as object, name)) },
      }),
    );
  },
);
