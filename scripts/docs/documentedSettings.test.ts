import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { ERROR_CODES } from '@gatehouse/contract/errorCodes';
import { REFUSALS } from '@gatehouse/service-auth';
import { parseConfig } from '../../auth-server/src/config/parseConfig.js';
import { listSettings } from '../../auth-server/src/cli/doctor/settings/listSettings.js';
import { settingsSchema } from '../../auth-server/src/env.js';
import { AUTH_ERROR_CODES } from '../../auth-server/src/openapi/operations/authErrorCodes.js';
import { DEFAULT_OPTIONS } from '../../packages/docusaurus-plugin/src/options';
import { validateOptions } from '../../packages/docusaurus-theme/src/options';
import { describe, expect, it } from 'vitest';
import {
  allMatches,
  findInDocs,
  readFile,
  readReference,
  sectionOf,
  tableRows,
} from './readDocs.js';

const configuration = readReference('configuration');
const settings = sectionOf(configuration, '## Settings');

/** Names of the same form that are not settings of the server. */
const OTHERS = [
  'SITE_LOCALE',
  'GATEHOUSE_CHROMIUM',
  'GATEHOUSE_NIGHTLY',
  'BENCH_PAGES',
  'YARN_IGNORE_ENGINES',
  'DOCS_API_KEY',
  'YARN_NPM_MINIMAL_AGE_GATE',
  'DOCUSAURUS_KEEP_SERVER_BUNDLE',
  'AUTH_CLIENT_OPTIONS',
  'OLD_BUILD',
  'GOOD_COMMIT',
  'BAD_COMMIT',
  'MY_SESSION_COOKIE',
  // OpenTelemetry's and Node's.
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_SERVICE_NAME',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  'NODE_OPTIONS',
  'AF_INET',
  'AF_INET6',
  'AF_UNIX',
  // A misspelling, as an example.
  'BETTER_AUTH_SECERT',
  // Settings of examples/fastapi and examples/express-api.
  'SESSION_CHECK',
  'TOKEN_AUDIENCE',
  'TEST_DATABASE_URL',
  'GATEHOUSE_CLIENT_ID',
  'GATEHOUSE_CLIENT_SECRET',
];
/** Every environment variable that the server reads. For providers: those of one named "acme". */
const declaredSettings = () => listSettings({ OIDC_PROVIDERS: 'acme' });

describe('the settings in the docs', () => {
  const declared = declaredSettings();
  const isDocumented = (name: string) =>
    settings.includes(`\`${name}\``) || settings.includes(`\`${name.replace('ACME', '…')}\``);

  it('are complete', () => {
    expect(declared).toContain('OIDC_ACME_ISSUER');
    expect(declared.filter((name) => !isDocumented(name))).toEqual([]);
  });

  it('each link to an existing heading', () => {
    const headings = allMatches(settings.replace(/` and `/g, '`\n### `'), /^### `([A-Z_]+)`/gm);
    expect(headings.length).toBeGreaterThan(15);
    expect(headings.filter((name) => ![...declared, ...OTHERS].includes(name))).toEqual([]);
  });

  it('exist wherever they are mentioned', () => {
    const tables = [ERROR_CODES, AUTH_ERROR_CODES, REFUSALS];
    const codes = tables.flatMap((table) => Object.keys(table));
    const known = new Set([...declared, ...OTHERS, ...codes]);
    const named = findInDocs(/(?<![\w$/-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![\w…-])/g);
    const unknown = named.filter(({ found }) => !known.has(found));
    expect(unknown.map(({ where }) => where)).toEqual([]);
  });

  it('are all in .env.example, except those only set in the environment', () => {
    const example = allMatches(readFile('.env.example'), /^(?:# )?([A-Z_]+)=/gm);
    const isProviderSetting = (name: string) => name.startsWith('OIDC_ACME');
    const expected = declared.filter((name) => name !== 'NODE_ENV' && !isProviderSetting(name));
    expect(example.sort()).toEqual([...expected, 'SITE_LOCALE'].sort());
  });

  it('have the server’s defaults', () => {
    const defaults = Object.entries(settingsSchema.parse({})).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    );
    expect(defaults.map(([name]) => name)).toContain('READS_PER_MINUTE');
    for (const [name, value] of defaults) {
      const section = sectionOf(settings, `### \`${name}\``);
      expect({ name, default: /Default `([^`]+)`/.exec(section)?.[1] }).toEqual({
        name,
        default: String(value),
      });
    }
  });
});

describe('the options in the docs', () => {
  const { verify } = DEFAULT_OPTIONS;
  const plugin = Object.entries(DEFAULT_OPTIONS).filter(([name]) => name !== 'id');
  const theme = Object.entries(validateOptions({ options: {} })).filter(([name]) => name !== 'id');
  const spell = (value: unknown) =>
    JSON.stringify(value, null, 1)
      .replaceAll('"', "'")
      .replace(/\s+/g, ' ')
      .replaceAll('[ ', '[')
      .replaceAll(' ]', ']');

  it('are exactly those of plugin and theme, with their defaults', () => {
    const documented = tableRows(sectionOf(configuration, '## Plugin options'))
      .filter(([name]) => name?.startsWith('`'))
      .map(([name = '', value = '']) => [name, value] as const)
      .filter(([name]) => !(name.replaceAll('`', '') in DEFAULT_ROUTES));
    const declared = new Map<string, string>();
    for (const [name, value] of [...theme, ...plugin]) {
      if (name === 'routes') declared.set('`routes`', 'see [below](#account-pages)');
      else if (name === 'verify') declared.set('`verify.allow`', `\`${spell(verify.allow)}\``);
      else declared.set(`\`${name}\``, `\`${spell(value)}\``);
    }
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(declared));
  });

  it('have the account pages at their paths', () => {
    const rows = tableRows(sectionOf(configuration, '### Account pages')).slice(1);
    const documented = rows.map(([page, path]) =>
      [page, path].map((cell) => cell?.replaceAll('`', '')),
    );
    expect(Object.fromEntries(documented)).toEqual(DEFAULT_ROUTES);
  });

  it('of the plugin are those in its README', () => {
    const rows = tableRows(
      sectionOf(readFile('packages/docusaurus-plugin/README.md'), '## Options'),
    );
    const documented = rows.slice(1).map(([name = '']) => name.replaceAll('`', ''));
    expect(documented.sort()).toEqual(plugin.map(([name]) => name).sort());
  });

  it('of gatehouse.config.ts are all explained', () => {
    const page = readReference('gatehouse-config');
    const { mail, sessions, betterAuth, ...config } = parseConfig();
    const top = allMatches(page, /^## `(\w+)`/gm);
    expect(top.sort()).toEqual(Object.keys({ ...config, mail, sessions, betterAuth }).sort());
    const names = [mail, mail.colors, mail.colors.light, sessions, betterAuth].flatMap(Object.keys);
    expect(names).toContain('onPrimary');
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
    expect(sectionOf(page, '## `sessions`')).toMatch(
      new RegExp(`\\| ${sessions.idleDays}, or .* \\|\\n.*\\| ${sessions.days} \\|`),
    );
  });
});
