import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../auth-server/src/openapi/createDocument.js';
import { compareDocuments, isRaised } from './compareDocuments.js';

type Change = (document: Loose) => void;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- changed in every way
type Loose = any;

const NOTE = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    title: { type: 'string' },
    kind: { enum: ['short', 'long'] },
    tags: { type: 'array', items: { type: 'string' } },
    owner: { anyOf: [{ $ref: '#/components/schemas/Owner' }, { type: 'null' }] },
  },
  required: ['id', 'title', 'kind'],
};
const BODY = {
  type: 'object',
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 80 },
    kind: { enum: ['short', 'long'] },
    color: { anyOf: [{ enum: ['red', 'blue'] }, { type: 'null' }] },
    size: { type: 'integer', minimum: 0 },
  },
  required: ['title'],
  additionalProperties: false,
};
const json = (schema: object) => ({ 'application/json': { schema } });
const failed = (...codes: string[]) => ({
  description: '',
  headers: { 'Retry-After': {} },
  content: json({
    allOf: [
      { $ref: '#/components/schemas/Error' },
      { type: 'object', properties: { code: { enum: codes } } },
    ],
  }),
});

const document = (): Loose => ({
  openapi: '3.1.1',
  info: { title: 'Notes', version: '1.2.0' },
  paths: {
    '/notes/{id}': {
      put: {
        operationId: 'replaceNote',
        security: [{ session: [] }, { key: [] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'draft', in: 'query', required: false, schema: { type: 'string' } },
        ],
        requestBody: { required: false, content: json(BODY) },
        responses: {
          200: { description: '', content: json({ $ref: '#/components/schemas/Note' }) },
          400: failed('BAD_REQUEST', 'INVALID_INPUT'),
        },
      },
      get: { operationId: 'getNote', security: [], responses: {} },
    },
  },
  components: {
    schemas: {
      Note: NOTE,
      Owner: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
      Error: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
    },
  },
});

const put = (of: Loose) => of.paths['/notes/{id}'].put;
const body = (of: Loose) => put(of).requestBody.content['application/json'].schema;
const note = (of: Loose) => of.components.schemas.Note;

function changed(change: Change): string[] {
  const after = structuredClone(document());
  change(after);
  return compareDocuments(document() as OpenApiDocument, after as OpenApiDocument);
}

describe('a change that breaks nothing', () => {
  it.each<[what: string, change: Change]>([
    ['nothing', () => undefined],
    ['an operation', (of) => (of.paths['/tags'] = { get: { operationId: 'x', responses: {} } })],
    ['a method', (of) => (of.paths['/notes/{id}'].delete = { operationId: 'x', responses: {} })],
    [
      'an optional parameter',
      (of) => put(of).parameters.push({ name: 'x', in: 'query', required: false, schema: {} }),
    ],
    ['an optional field of a request', (of) => (body(of).properties.note = { type: 'string' })],
    ['a value that is accepted', (of) => body(of).properties.kind.enum.push('other')],
    ['a kind that is accepted', (of) => (body(of).properties.title.type = ['string', 'null'])],
    ['room for longer text', (of) => (body(of).properties.title.maxLength = 100)],
    ['room for shorter text', (of) => (body(of).properties.title.minLength = 0)],
    ['no limit', (of) => delete body(of).properties.title.maxLength],
    ['a request with less', (of) => (body(of).required = [])],
    ['a field of an answer', (of) => (note(of).properties.at = { type: 'string' })],
    ['a value of an answer', (of) => note(of).properties.kind.enum.push('other')],
    ['a field that is always there', (of) => note(of).required.push('tags')],
    ['a status', (of) => (put(of).responses[404] = failed('NOT_FOUND'))],
    ['a code', (of) => (put(of).responses[400] = failed('INVALID_INPUT', 'BAD_REQUEST', 'OTHER'))],
    ['a header', (of) => (put(of).responses[200].headers = { ETag: {} })],
    ['a way to authenticate', (of) => put(of).security.push({ token: [] })],
    ['access for everyone', (of) => (put(of).security = [])],
    ['a description', (of) => (note(of).properties.title.description = 'What it is about.')],
  ])('adds %s', (_what, change) => {
    expect(changed(change)).toEqual([]);
  });
});

describe('a change that breaks something', () => {
  it.each<[problem: string, change: Change]>([
    ['getNote: GET /notes/{id} is gone', (of) => delete of.paths['/notes/{id}'].get],
    ['was renamed to putNote', (of) => (put(of).operationId = 'putNote')],
    ['no longer accepts key', (of) => put(of).security.pop()],
    [
      'getNote: requires authentication',
      (of) => (of.paths['/notes/{id}'].get.security = [{ key: [] }]),
    ],
    ['parameter draft is gone', (of) => put(of).parameters.pop()],
    ['parameter draft is required', (of) => (put(of).parameters[1].required = true)],
    [
      'parameter x is required',
      (of) => put(of).parameters.push({ name: 'x', in: 'query', required: true, schema: {} }),
    ],
    ['parameter id is limited to ["a"]', (of) => (put(of).parameters[0].schema.enum = ['a'])],
    ['request is gone', (of) => delete put(of).requestBody],
    ['request is required', (of) => (put(of).requestBody.required = true)],
    ['request no longer has application/json', (of) => (put(of).requestBody.content = {})],
    ['request.kind is gone', (of) => delete body(of).properties.kind],
    ['request.kind is required', (of) => body(of).required.push('kind')],
    ['request.kind no longer has the value "long"', (of) => body(of).properties.kind.enum.pop()],
    ['request.title is limited to ["a"]', (of) => (body(of).properties.title.enum = ['a'])],
    [
      'request.color no longer has the value "blue"',
      (of) => (body(of).properties.color.anyOf[0].enum = ['red']),
    ],
    [
      'request.color can no longer be null',
      (of) => (body(of).properties.color = { enum: ['red', 'blue'] }),
    ],
    ['request.title can no longer be string', (of) => (body(of).properties.title.type = 'boolean')],
    [
      'request.title has a narrower maxLength: 60',
      (of) => (body(of).properties.title.maxLength = 60),
    ],
    [
      'request.title has a narrower minLength: 2',
      (of) => (body(of).properties.title.minLength = 2),
    ],
    [
      'request.title has a narrower pattern: ^a',
      (of) => (body(of).properties.title.pattern = '^a'),
    ],
    [
      'request.title has a narrower format: email',
      (of) => (body(of).properties.title.format = 'email'),
    ],
    ['request.size has a narrower maximum: 9', (of) => (body(of).properties.size.maximum = 9)],
    ['200.title is gone', (of) => delete note(of).properties.title],
    ['200.title can be missing', (of) => note(of).required.splice(1, 1)],
    ['200.title can be null', (of) => (note(of).properties.title.type = ['string', 'null'])],
    ['200.title can no longer be string', (of) => (note(of).properties.title.type = 'integer')],
    ['200.kind no longer has the value "long"', (of) => note(of).properties.kind.enum.pop()],
    [
      '200.tags[] can no longer be string',
      (of) => (note(of).properties.tags.items.type = 'integer'),
    ],
    ['200.owner can no longer be null', (of) => note(of).properties.owner.anyOf.pop()],
    ['200.owner.name is gone', (of) => delete of.components.schemas.Owner.properties.name],
    ['status 400 is gone', (of) => delete put(of).responses[400]],
    [
      '400.code no longer has the value "BAD_REQUEST"',
      (of) => (put(of).responses[400] = failed('INVALID_INPUT')),
    ],
    ['400 no longer has the header Retry-After', (of) => delete put(of).responses[400].headers],
    ['200 no longer has application/json', (of) => delete put(of).responses[200].content],
  ])('is reported: %s', (problem, change) => {
    const full = problem.startsWith('getNote: ') ? problem : `replaceNote: ${problem}`;
    expect(changed(change)).toEqual([full]);
  });
});

it('needs a higher first number', () => {
  const of = (version: string) => ({ info: { version } }) as OpenApiDocument;
  expect(isRaised(of('1.9.0'), of('2.0.0'))).toBe(true);
  expect(isRaised(of('9.0.0'), of('10.0.0'))).toBe(true);
  expect(isRaised(of('1.0.0'), of('1.1.0'))).toBe(false);
});
