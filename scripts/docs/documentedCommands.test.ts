import { adminCommand } from '../../auth-server/src/cli/admin.js';
import { doctorCommand } from '../../auth-server/src/cli/doctor/doctorCommand.js';
import { HELP } from '../../auth-server/src/cli/doctor/Finding.js';
import { importCommand } from '../../auth-server/src/cli/importCommands.js';
import { describe, expect, it } from 'vitest';
import {
  allMatches,
  findInDocs,
  readFile,
  readReference,
  sectionOf,
  tableRows,
} from './readDocs.js';

const commands = readReference('commands');
const { scripts } = JSON.parse(readFile('package.json')) as { scripts: Record<string, string> };

/** The commands of `gatehouse`. Parsed, because importing the file would run the program. */
const gatehouse = [
  ...allMatches(
    readFile('auth-server/src/cli/gatehouse.ts'),
    /(?:\.command|passThrough)\(\s*'([\w-]+)'/g,
  ),
  'admin',
  'doctor',
  'import',
  'keys',
  'migrate',
];

/** Scripts of a site, and lifecycle commands of npm itself. */
const SITE_SCRIPTS = ['build', 'gatehouse', 'start:gatehouse'];

describe('the commands in the docs', () => {
  it('of gatehouse are complete', () => {
    expect(gatehouse).toContain('doctor');
    const rows = tableRows(sectionOf(commands, '## gatehouse'));
    const documented = rows.flatMap(([name = '']) => allMatches(name, /^`gatehouse (\w+)`/g));
    expect(documented.sort()).toEqual([...gatehouse].sort());
  });

  it('of gatehouse exist wherever they are mentioned', () => {
    const named = findInDocs(/(?:npx gatehouse|`gatehouse) ([a-z][\w-]*)/g);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ found }) => !gatehouse.includes(found))).toEqual([]);
  });

  it('of gatehouse work in a new clone, where npm links them before they are compiled', () => {
    const { bin } = JSON.parse(readFile('auth-server/package.json')) as {
      bin: { gatehouse: string };
    };
    expect(bin.gatehouse).not.toMatch(/^lib\//);
    expect(readFile(`auth-server/${bin.gatehouse}`)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('of gatehouse admin are complete, with arguments and options', () => {
    const documented = tableRows(sectionOf(commands, '## npm run admin'))
      .slice(1)
      .map(([usage = '', explained = '']) => {
        const options = allMatches(usage + explained, /(--[a-z-]+)/g).sort();
        const [, name = '', rest = ''] = /^`([a-z-]+(?: [a-z-]+)*)([^`]*)`/.exec(usage) ?? [];
        return { name, arguments: allMatches(rest.replace(/--.*/, ''), /([A-Z]+)/g), options };
      });
    expect(byName(documented)).toEqual(byName(adminCommand().commands.flatMap(describeCommand)));
  });

  it('of gatehouse admin exist wherever they are mentioned', () => {
    const names = adminCommand().commands.map((command) => command.name());
    const named = findInDocs(/(?:gatehouse admin|admin --) ([a-z][\w-]*)/g);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ found }) => !names.includes(found))).toEqual([]);
  });

  it('of gatehouse import are complete, with arguments and options', () => {
    const section = sectionOf(commands, '### gatehouse import');
    const rows = tableRows(section);
    const documented = rows.flatMap(([usage = '', explained = '']) => {
      const [, name, rest = ''] = /^`gatehouse import (\w+)([^`]*)`/.exec(usage) ?? [];
      const options = allMatches(explained, /(--[a-z-]+)/g);
      return name === undefined
        ? []
        : [{ name, arguments: allMatches(rest, /([A-Z]+)/g), options }];
    });
    const shared = rows.flatMap(([usage = '']) => allMatches(usage, /^`(--[a-z-]+)/g));
    const declared = importCommand().commands.flatMap(describeCommand);
    expect(byName(documented)).toEqual(
      byName(
        declared.map(({ options, ...command }) => ({
          ...command,
          options: options.filter((option) => !shared.includes(option)),
        })),
      ),
    );
    for (const { name, options } of declared) {
      const isList = name === 'csv';
      expect(shared.filter((option) => !options.includes(option))).toEqual(
        isList ? ['--provider'] : [],
      );
    }
  });

  it('of npm are complete', () => {
    const documented = allMatches(commands, /`npm (?:run )?([\w:-]+)/g);
    expect(Object.keys(scripts).filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('of npm exist wherever they are mentioned', () => {
    const named = [
      ...findInDocs(/npm (?:--prefix \S+ )?run (?:--silent )?([\w:-]+)/g),
      ...findInDocs(/npm (start|test)\b/g),
    ];
    const known = [...Object.keys(scripts), ...SITE_SCRIPTS];
    expect(named.filter(({ found }) => !known.includes(found))).toEqual([]);
  });

  it('of create-gatehouse have exactly the existing options', () => {
    const source = readFile('packages/create-gatehouse/src/cli.ts');
    const declared = allMatches(source, /^\s+'?([\w-]+)'?: \{ type: 'boolean'/gm);
    const documented = (text: string) => allMatches(text, /`--([\w-]+)`/g).sort();
    expect(declared).toContain('dry-run');
    expect(documented(sectionOf(commands, '## create-gatehouse'))).toEqual([...declared].sort());
    const rows = tableRows(readFile('packages/create-gatehouse/README.md'));
    expect(documented(rows.join(' '))).toEqual(declared.filter((name) => name !== 'help').sort());
  });
});

describe('command output in the docs', () => {
  const titlesIn = (text: string) => allMatches(text, /^(?: {2})?✓ ([^:\n(]+?)(?: \(|:| {2,}|$)/gm);

  it('matches `npm start`, step by step', () => {
    const declared = [
      'scripts/bootstrap/prepare.mjs',
      'scripts/start.mjs',
      'auth-server/src/startServer.ts',
    ].flatMap(stepsOf);
    const documented = titlesIn(readFile('docs/start.mdx'));
    expect([...documented].sort()).toEqual(declared.sort());
  });
});

describe('what doctor finds', () => {
  const page = readFile('docs/help/troubleshooting.mdx');

  it('has an entry for each finding, and no others', () => {
    const titles = allMatches(sectionOf(page, '## What doctor finds'), /^### (.+)$/gm);
    // As GitHub and Docusaurus make anchors of headings.
    const anchors = titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(anchors).toEqual(HELP);
  });

  it('has the options of the command', () => {
    const rows = tableRows(sectionOf(commands, '## npm run doctor')).slice(1);
    const documented = rows.map(([option = '']) => option.replaceAll('`', ''));
    expect(documented).toEqual(doctorCommand().options.map(({ long }) => long));
  });
});

/** The titles of the steps in a file. */
function stepsOf(file: string): string[] {
  const titles = allMatches(readFile(file), /\bstep\(\s*['`]([^'`]+)['`]/g);
  return titles.map((title) => title.replace('${settings.port}', '3000'));
}

const byName = <T extends { name: string }>(all: T[]) =>
  [...all].sort((one, other) => one.name.localeCompare(other.name));

interface Described {
  name: string;
  arguments: string[];
  options: string[];
}

/** A command and its subcommands. */
function describeCommand(command: ReturnType<typeof adminCommand>): Described[] {
  const name = command.name();
  if (command.commands.length > 0) {
    return command.commands
      .flatMap(describeCommand)
      .map((below) => ({ ...below, name: `${name} ${below.name}` }));
  }
  return [
    {
      name,
      arguments: command.registeredArguments.map((argument) => argument.name().toUpperCase()),
      options: command.options.map(({ long }) => String(long)).sort(),
    },
  ];
}
