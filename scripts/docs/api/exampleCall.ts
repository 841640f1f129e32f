import type { OperationObject } from '../../../auth-server/src/openapi/createDocument.js';
import type { JsonSchema } from '../../../auth-server/src/openapi/jsonSchema.js';

const ORIGIN = 'https://docs.example.com';

/** Values that say more than `…`, by the name of their field. */
const VALUES: Record<string, unknown> = {
  email: 'ada@example.com',
  name: 'Ada',
  password: 'correct horse battery staple',
  currentPassword: 'correct horse battery staple',
  newPassword: 'staple battery horse correct',
  provider: 'github',
  plan: 'premium',
  path: '/docs/start',
  colorMode: 'dark',
  code: '123456',
  type: 'public-key',
};

/** A call with curl that can be copied: what only the caller has is `…` or a variable. */
export function exampleCall(method: string, path: string, operation: OperationObject): string {
  const { requestBody, security, parameters = [] } = operation;
  const [content] = Object.entries(requestBody?.content ?? {});
  const isWrite = method !== 'GET';
  const url = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (filled, { name }) => filled.replace(`{${name}}`, name === 'provider' ? 'github' : '…'),
      ORIGIN + path,
    );
  const isOf = (scheme: string) => security.some((schemes) => scheme in schemes);
  const options = [
    ...(isWrite && !isOf('service') ? [`-H 'Origin: ${ORIGIN}'`] : []),
    ...(isOf('session') ? ['-b "__Host-gatehouse.session_token=$MY_SESSION_COOKIE"'] : []),
    ...(isOf('service') ? ['-u "$GATEHOUSE_CLIENT_ID:$GATEHOUSE_CLIENT_SECRET"'] : []),
    ...(isOf('scheduler') ? ['-H "Authorization: Bearer $CRON_SECRET"'] : []),
    ...(content ? bodyOptions(content[0], content[1].schema) : []),
  ];
  const isPlainPost = method === 'POST' && content !== undefined;
  const verb = isWrite && !isPlainPost ? ` -X ${method}` : '';
  return [`curl -s${verb} '${url}'`, ...options].join(' \\\n  ');
}

function bodyOptions(type: string, schema: JsonSchema): string[] {
  if (type === 'image/*') return ["-H 'Content-Type: image/png'", '--data-binary @me.png'];
  if (type !== 'application/json') {
    return Object.keys(schema.properties ?? {}).map((name) => `--data-urlencode "${name}=…"`);
  }
  const body = JSON.stringify(exampleOf(schema)).replaceAll("'", "'\\''");
  return ["-H 'Content-Type: application/json'", `-d '${body}'`];
}

/** What has to be there, or the first field if nothing has to. */
function exampleOf({ properties = {}, required, ...schema }: JsonSchema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (name in VALUES) return VALUES[name];
  if (schema.type !== 'object') return '…';
  const names = Object.keys(properties);
  const chosen = required ?? (schema.additionalProperties === false ? names.slice(1, 2) : []);
  return Object.fromEntries(
    chosen.map((field) => [field, exampleOf(properties[field] as JsonSchema, field)]),
  );
}
