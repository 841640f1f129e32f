import type {
  OpenApiDocument,
  OperationObject,
  ResponseObject,
} from '../../../auth-server/src/openapi/createDocument.js';
import type { JsonSchema } from '../../../auth-server/src/openapi/jsonSchema.js';
import { compareSchemas, type Comparison, type Direction } from './compareSchemas.js';

type Content = Record<string, { schema: JsonSchema }>;

/**
 * What worked with one version of the API and doesn't with another: operations, fields of answers, accepted
 * values, statuses and codes that are gone or narrower. Additions are fine.
 *
 * @returns one message for each: `updateProfile: request.name is required`
 */
export function compareDocuments(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const compare = (direction: Direction): Comparison => ({
    direction,
    resolveBefore: (schema) => resolve(schema, before),
    resolveAfter: (schema) => resolve(schema, after),
  });
  return Object.entries(before.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, was]) => {
      const is = after.paths[path]?.[method];
      if (is === undefined) return [`${was.operationId}: ${method.toUpperCase()} ${path} is gone`];
      return [
        ...compareOperations(was, is),
        ...compareParameters(was, is, compare('request')),
        ...compareBodies(was, is, compare('request')),
        ...compareAnswers(answersOf(was, before), answersOf(is, after), compare('answer')),
      ].map((problem) => `${was.operationId}: ${problem}`);
    }),
  );
}

/** Whether a version may break what another one promised: only with a higher first number. */
export function isRaised(before: OpenApiDocument, after: OpenApiDocument): boolean {
  const major = ({ info }: OpenApiDocument) => Number(info.version.split('.', 1)[0]);
  return major(after) > major(before);
}

/** `allOf` is what the document says of errors: a shared shape, and the codes of one answer. */
function resolve(schema: JsonSchema, document: OpenApiDocument): JsonSchema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice('#/components/schemas/'.length);
    return resolve(document.components.schemas[name] as JsonSchema, document);
  }
  if (schema.allOf === undefined) return schema;
  const parts = schema.allOf.map((part) => resolve(part as JsonSchema, document));
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required = [] }) => required),
  } as JsonSchema;
}

function compareOperations(was: OperationObject, is: OperationObject): string[] {
  const names = (operation: OperationObject) =>
    operation.security.map((schemes) => Object.keys(schemes).join(' and '));
  // An empty list: everyone, and so does an empty entry.
  const isOpen = names(is).length === 0 || names(is).includes('');
  const gone = names(was).filter((name) => !names(is).includes(name));
  return [
    ...(was.operationId === is.operationId ? [] : [`was renamed to ${is.operationId}`]),
    ...(names(was).length === 0 && !isOpen ? ['requires authentication'] : []),
    ...(isOpen ? [] : gone.map((name) => `no longer accepts ${name || 'anonymous calls'}`)),
  ];
}

function compareParameters(
  was: OperationObject,
  is: OperationObject,
  comparison: Comparison,
): string[] {
  const { parameters: before = [] } = was;
  const { parameters: after = [] } = is;
  const find = (list: typeof before, one: (typeof before)[number]) =>
    list.find((each) => each.name === one.name && each.in === one.in);
  return [
    ...before.flatMap((parameter) => {
      const now = find(after, parameter);
      if (now === undefined) return [`parameter ${parameter.name} is gone`];
      return [
        ...(now.required && !parameter.required ? [`parameter ${parameter.name} is required`] : []),
        ...compareSchemas(parameter.schema, now.schema, comparison, `parameter ${parameter.name}`),
      ];
    }),
    ...after
      .filter((parameter) => parameter.required && find(before, parameter) === undefined)
      .map(({ name }) => `parameter ${name} is required`),
  ];
}

function compareBodies(was: OperationObject, is: OperationObject, comparison: Comparison) {
  const [before, after] = [was.requestBody, is.requestBody];
  if (before === undefined) return after?.required === true ? ['request is required'] : [];
  if (after === undefined) return ['request is gone'];
  return [
    ...(after.required && !before.required ? ['request is required'] : []),
    ...compareContents(before.content, after.content, comparison, 'request'),
  ];
}

export function answersOf(
  { responses }: OperationObject,
  document: OpenApiDocument,
): Record<string, ResponseObject> {
  const found = Object.entries(responses).map(([status, response]) => {
    if (!('$ref' in response)) return [status, response] as const;
    const name = response.$ref.slice('#/components/responses/'.length);
    return [status, document.components.responses[name] as ResponseObject] as const;
  });
  return Object.fromEntries(found);
}

function compareAnswers(
  was: Record<string, ResponseObject>,
  is: Record<string, ResponseObject>,
  comparison: Comparison,
) {
  return Object.entries(was).flatMap(([status, before]) => {
    const after = is[status];
    if (after === undefined) return [`status ${status} is gone`];
    const gone = Object.keys(before.headers ?? {}).filter((name) => !hasHeader(after, name));
    return [
      ...gone.map((name) => `${status} no longer has the header ${name}`),
      ...compareContents(before.content ?? {}, after.content ?? {}, comparison, status),
    ];
  });
}

const hasHeader = ({ headers = {} }: ResponseObject, name: string) => Object.hasOwn(headers, name);

function compareContents(
  before: Content,
  after: Content,
  comparison: Comparison,
  at: string,
): string[] {
  return Object.entries(before).flatMap(([type, { schema }]) => {
    const now = after[type];
    if (now === undefined) return [`${at} no longer has ${type}`];
    return compareSchemas(schema, now.schema, comparison, at);
  });
}
