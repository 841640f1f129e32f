import { createConfig, lintFromString } from '@redocly/openapi-core';
import { validate as validateByReadme } from '@readme/openapi-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { createDocument } from './createDocument.js';
import { SECURITY_SCHEMES } from './security.js';

const document = createDocument();
const text = JSON.stringify(document);
const copy = () => JSON.parse(text) as never;

describe('the document', () => {
  it('is deterministic', () => {
    expect(JSON.stringify(createDocument())).toBe(text);
  });

  it('is valid by the OpenAPI schema', async () => {
    expect(await new Validator().validate(copy())).toMatchObject({ valid: true });
  });

  it('is valid by Redocly’s rules', async () => {
    const config = await createConfig({ extends: ['spec'] });
    const problems = await lintFromString({ source: text, config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it('is valid by ReadMe’s parser', async () => {
    expect(await validateByReadme(copy())).toMatchObject({ valid: true });
  });

  it('only has patterns that Python and other languages support', () => {
    const patterns = [...text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      ([, pattern = '']) => JSON.parse(pattern) as string,
    );
    expect(patterns.length).toBeGreaterThan(3);
    expect(patterns.filter((pattern) => /\\[pPu]|\(\?<[a-zA-Z]/.test(pattern))).toEqual([]);
  });

  it('has a type for every schema, and no leftovers of zod', () => {
    for (const leftover of ['$schema', '"$id"', '#/$defs/', '~standard']) {
      expect(text).not.toContain(leftover);
    }
    const unnamed = Object.entries(document.components.schemas).filter(
      ([, { type, anyOf }]) => type === undefined && anyOf === undefined,
    );
    expect(unnamed).toEqual([]);
  });

  it('has the authentication and all error codes of each operation', () => {
    const { get } = document.paths['/api/me/plans'] as (typeof document.paths)[string];
    expect(get?.security).toEqual([{ session: [] }]);
    expect(get?.responses[401]).toEqual({ $ref: '#/components/responses/SignInRequired' });
    expect(document.components.responses.SignInRequired?.description).toContain('SIGN_IN_REQUIRED');
    expect(Object.keys(SECURITY_SCHEMES)).toEqual([
      'session',
      'service',
      'scheduler',
      'apiKey',
      'accessToken',
    ]);
  });
});
