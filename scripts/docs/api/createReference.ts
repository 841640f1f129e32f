import {
  meaningOf,
  type OpenApiDocument,
  type OperationObject,
  type ResponseObject,
} from '../../../auth-server/src/openapi/createDocument.js';
import type { JsonSchema } from '../../../auth-server/src/openapi/jsonSchema.js';
import { answersOf } from './compareDocuments.js';
import { fieldTable, refsIn, toTable, typeOf } from './describeSchema.js';
import { exampleCall } from './exampleCall.js';

/** Errors that have nothing to do with what an operation does. The overview names them once. */
export const EVERYWHERE: readonly string[] = [
  'BAD_REQUEST',
  'MALFORMED_JSON',
  'INVALID_INPUT',
  'CROSS_SITE_REQUEST',
  'CONFLICT',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNKNOWN_HOST',
  'INTERNAL_ERROR',
  'DATABASE_UNAVAILABLE',
  'SERVER_BUSY',
];

const ERRORS = '../http-api.mdx#errors';

/** The pages of the reference, one for each group of operations: file name → MDX. */
export function createReference(document: OpenApiDocument): Map<string, string> {
  const pages = document.tags.map((tag, index) => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.tags.includes(tag.name))
        .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    );
    const sections = operations.map((each) => describe(each, document));
    const used = operations.flatMap(({ operation }) => [
      ...refsIn(operation.requestBody),
      ...successesOf(operation, document).flatMap(([, answer]) => refsIn(answer)),
    ]);
    const frontMatter = [
      '---',
      `title: ${tag.name}`,
      `description: ${JSON.stringify(tag.description)}`,
      `sidebar_position: ${index + 1}`,
      '# Written by npm run api-reference.',
      '---',
    ];
    const text = [
      frontMatter.join('\n'),
      tag.description,
      ...sections.flat(),
      ...objectsOf(used, document),
    ].join('\n\n');
    return [fileOf(tag.name), `${text}\n`] as const;
  });
  return new Map(pages);
}

const fileOf = (tag: string) => `${tag.toLowerCase().replace(/[^a-z]+/g, '-')}.mdx`;

function describe(
  { method, path, operation }: { method: string; path: string; operation: OperationObject },
  document: OpenApiDocument,
): string[] {
  const { operationId, summary, description, parameters = [], requestBody } = operation;
  const [content] = Object.entries(requestBody?.content ?? {});
  return [
    `## ${summary} {/* #${operationId} */}`,
    `\`${method} ${path}\``,
    ...(description === undefined ? [] : [description]),
    accessOf(operation, document),
    ...(parameters.length === 0 ? [] : ['**Parameters**', parameterTable(parameters)]),
    ...(content === undefined
      ? []
      : [`**Body**, as \`${content[0]}\``, describeBody(content[1].schema, requestBody)]),
    ...successesOf(operation, document).flatMap(([status, answer]) =>
      describeAnswer(status, answer),
    ),
    ...describeErrors(operation, document),
    `\`\`\`bash\n${exampleCall(method, path, operation)}\n\`\`\``,
  ];
}

function accessOf(operation: OperationObject, document: OpenApiDocument): string {
  const schemes = operation.security.map((each) => Object.keys(each)[0]);
  const codes = Object.values(answersOf(operation, document)).flatMap(codesOf);
  if (schemes.length === 0) return 'Requires no session.';
  if (schemes.includes('service')) return `Requires ${SCHEMES.service}.`;
  if (codes.includes('SESSION_NOT_FRESH')) {
    return `Requires ${SCHEMES.session}, and a sign-in within the last 15 minutes.`;
  }
  const isOptional = schemes.includes(undefined);
  const named = schemes.flatMap((name) => (name === undefined ? [] : [SCHEMES[name] ?? name]));
  return isOptional
    ? `Works with ${named.join(' or ')}, and without.`
    : `Requires ${named.join(' or ')}.`;
}

/** The ways to authenticate, by the names of their schemes. */
const SCHEMES: Record<string, string> = {
  session: 'the [session cookie](../http-api.mdx#authentication)',
  service:
    'the [credential of a service](../../services/tokens-and-introspection.mdx#introspection)',
  scheduler: 'the setting [CRON_SECRET](../configuration.mdx#cron_secret)',
  apiKey: 'an [API key](../../services/api-keys.mdx)',
};

function parameterTable(parameters: NonNullable<OperationObject['parameters']>): string {
  return toTable(
    ['Parameter', 'In', 'Type', 'Required', 'Description'],
    parameters.map(({ name, in: place, schema, required, description }) => [
      `\`${name}\``,
      place,
      typeOf(schema),
      required ? 'yes' : 'no',
      description ?? schema.description ?? '',
    ]),
  );
}

const describeBody = (schema: JsonSchema, body: OperationObject['requestBody']): string =>
  body?.description ?? fieldTable(schema, 'request');

const successesOf = (operation: OperationObject, document: OpenApiDocument) =>
  Object.entries(answersOf(operation, document)).filter(([status]) => Number(status) < 400);

function describeAnswer(status: string, { description, content }: ResponseObject): string[] {
  const [type, { schema } = { schema: {} as JsonSchema }] = Object.entries(content ?? {})[0] ?? [];
  const title = `**Response ${status}**: ${description}`;
  if (type === undefined) return [title];
  if (type !== 'application/json') return [`${title} Its type is \`${type}\`.`];
  const alternatives = (schema.anyOf ?? [schema]) as JsonSchema[];
  const fields = alternatives.filter((each) => each.properties !== undefined);
  const named = alternatives.filter((each) => each.properties === undefined).map(typeOf);
  const returned = [...named, ...(fields.length > 0 ? ['an object with these fields'] : [])];
  return [
    `${title} Returns ${returned.map((each) => each.replace(/^list of/, 'a list of')).join(', or ')}${fields.length > 0 ? ':' : '.'}`,
    ...fields.map((each) => fieldTable(each, 'answer')),
  ];
}

function describeErrors(operation: OperationObject, document: OpenApiDocument): string[] {
  const rows = Object.entries(answersOf(operation, document)).flatMap(([status, answer]) =>
    codesOf(answer)
      .filter((code) => !EVERYWHERE.includes(code))
      .map((code) => [`[\`${code}\`](${ERRORS})`, status, meaningOf(code)]),
  );
  return rows.length === 0
    ? []
    : [
        '**Errors**, in addition to [those of all operations](../http-api.mdx#errors-of-all-operations)',
        toTable(['Code', 'Status', 'Message'], rows),
      ];
}

function codesOf({ content }: ResponseObject): string[] {
  const parts = content?.['application/json']?.schema.allOf as JsonSchema[] | undefined;
  const { code } = (parts?.[1]?.properties ?? {}) as Record<string, JsonSchema>;
  return (code?.enum ?? []) as string[];
}

/** The shared objects that a page mentions, and those that they mention. */
function objectsOf(used: string[], document: OpenApiDocument): string[] {
  const names = new Set(used);
  for (const name of names) {
    for (const inner of refsIn(document.components.schemas[name])) names.add(inner);
  }
  if (names.size === 0) return [];
  const sections = [...names].sort().flatMap((name) => {
    const schema = document.components.schemas[name] as JsonSchema;
    const { description } = schema;
    return [
      `### ${name}`,
      ...(description === undefined ? [] : [description]),
      fieldTable(schema, 'answer'),
    ];
  });
  return ['## Objects', ...sections];
}
