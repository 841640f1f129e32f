import { ERROR_CODES } from '@gatehouse/contract/errorCodes';
import { errorSchema } from '@gatehouse/contract/errorSchema';
import { CHALLENGE_CODES, errorsOf, RETRY_CODES } from './operationErrors.js';
import { HEADERS, refersToHeaders } from './headers.js';
import { toJsonSchema, type JsonSchema } from './jsonSchema.js';
import { TAGS, type Answer, type Operation } from './Operation.js';
import { listOperations } from './operations.js';
import { AUTH_ERROR_CODES } from './operations/authErrorCodes.js';
import { SECURITY_SCHEMES, securityOf } from './security.js';

/**
 * The version of the API, not of the packages. Removing or narrowing anything requires a new major
 * version, see `compareDocuments.ts`.
 */
const API_VERSION = '1.0.0';

/** The most codes in the name of a shared response. */
const MAX_SHARED_CODES = 3;

/** What several operations share, collected along the way. */
interface Components {
  schemas: Map<string, JsonSchema>;
  responses: Map<string, ResponseObject>;
}

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, ResponseObject>;
    [kind: string]: object;
  };
}

export interface OperationObject {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: {
    name: string;
    in: 'path' | 'query';
    required: boolean;
    description?: string;
    schema: JsonSchema;
  }[];
  requestBody?: {
    required: boolean;
    description?: string;
    content: Record<string, { schema: JsonSchema }>;
  };
  responses: Record<string, ResponseObject | { $ref: string }>;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, object>;
  content?: Record<string, { schema: JsonSchema }>;
}

/** The document of {@link listOperations}: the same for every server. */
export function createDocument(): OpenApiDocument {
  const components: Components = { schemas: new Map(), responses: new Map() };
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of listOperations()) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describe(operation, components);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse',
      version: API_VERSION,
      summary: 'Accounts and private pages of a Docusaurus site.',
      description:
        'All routes of the server, except MCP and the OAuth routes for apps, which their standards describe. Requests and responses are JSON unless an operation says otherwise. New fields can be added to responses at any time: ignore unknown fields.',
      license: { name: 'MIT', identifier: 'MIT' },
    } as OpenApiDocument['info'],
    servers: [{ url: '/', description: 'The origin of the server.' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      headers: HEADERS,
      responses: byName(components.responses),
      schemas: byName(components.schemas),
    },
  } as OpenApiDocument;
}

function describe(operation: Operation, components: Components): OperationObject {
  const { id, tag, summary, description, body } = operation;
  const parameters = parametersOf(operation, components);
  const answers = Object.entries(operation.answers).map(
    ([status, answer]) => [status, describeAnswer(answer, components)] as const,
  );
  const errors = [...errorsOf(operation)].map(
    ([status, codes]) => [String(status), referToErrors(codes, components)] as const,
  );
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: securityOf(operation),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: describeBody(body, components) }),
    responses: Object.fromEntries([...answers, ...errors]),
  };
}

function parametersOf(operation: Operation, components: Components) {
  const inPath = Object.entries(operation.parameters ?? {}).map(([name, description]) => ({
    name,
    in: 'path' as const,
    required: true,
    description,
    schema: { type: 'string' } as JsonSchema,
  }));
  if (operation.query === undefined) return inPath;
  const { properties = {}, required = [] } = toJsonSchema(
    operation.query,
    'input',
    components.schemas,
  );
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    required: required.includes(name),
    schema: schema as JsonSchema,
  }));
  return [...inPath, ...inQuery];
}

function describeBody(body: NonNullable<Operation['body']>, components: Components) {
  if ('description' in body) {
    // Binary data: in OpenAPI 3.1, it has an empty schema.
    return {
      required: true,
      description: body.description,
      content: { [body.type]: { schema: {} } },
    };
  }
  const schema = toJsonSchema(body.schema, 'input', components.schemas);
  return { required: true, content: { [body.type]: { schema } } };
}

function describeAnswer(answer: Answer, components: Components): ResponseObject {
  const { description, schema, type, headers = [] } = answer;
  return {
    description,
    headers: refersToHeaders(['X-Request-Id', ...headers]),
    ...(schema && {
      content: {
        'application/json': { schema: toJsonSchema(schema, 'output', components.schemas) },
      },
    }),
    ...(type && { content: { [type]: { schema: {} } } }),
  };
}

/** Many operations have the same few error codes per status: each such set is described once. */
function referToErrors(
  codes: readonly string[],
  components: Components,
): ResponseObject | { $ref: string } {
  if (codes.length > MAX_SHARED_CODES) return describeErrors(codes, components);
  const name = codes.map(inPascalCase).join('Or');
  const known = components.responses.get(name);
  if (known === undefined) components.responses.set(name, describeErrors(codes, components));
  return { $ref: `#/components/responses/${name}` };
}

function describeErrors(codes: readonly string[], components: Components): ResponseObject {
  const lines = codes.map((code) => `\`${code}\`: ${meaningOf(code)}`);
  const headers = [
    'X-Request-Id' as const,
    ...(codes.some((code) => RETRY_CODES.includes(code)) ? ['Retry-After' as const] : []),
    ...(codes.some((code) => CHALLENGE_CODES.includes(code)) ? ['WWW-Authenticate' as const] : []),
  ];
  const error = toJsonSchema(errorSchema, 'output', components.schemas);
  const schema: JsonSchema = {
    allOf: [error, { type: 'object', properties: { code: { enum: [...codes] } } }],
  };
  return {
    description: lines.join('\n'),
    headers: refersToHeaders(headers),
    content: { 'application/json': { schema } },
  };
}

/** The meaning of an error code, the server's own or Better Auth's. */
export function meaningOf(code: string): string {
  const ours: Record<string, { message: string }> = ERROR_CODES;
  const others: Record<string, string> = AUTH_ERROR_CODES;
  return ours[code]?.message ?? others[code] ?? code;
}

/** `NOT_FOUND` → `NotFound` */
const inPascalCase = (code: string) =>
  code.toLowerCase().replace(/(?:^|_)(\w)/g, (_match, letter: string) => letter.toUpperCase());

const byName = <T>(named: Map<string, T>) =>
  Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
