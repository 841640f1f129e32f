import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { confirm, intro, isCancel, log, outro, text } from '@clack/prompts';
import type { Agent } from 'package-manager-detector';
import { describeEdits, describeManual } from './plan/describePlan.js';
import type { Plan, Site } from './plan/plan.js';
import { planAddition } from './plan/planAddition.js';
import { planRemoval } from './plan/planRemoval.js';
import { SAMPLE_FILE } from './plan/samplePage.js';
import { createSite } from './site/createSite.js';
import {
  commandLine,
  findPackageManager,
  hasPnpmSettings,
  install,
} from './site/packageManager.js';
import { applyEdits, readSite } from './site/siteFiles.js';

/** A problem that the user can fix. Ends the program with one message and status 1. */
export class Refusal extends Error {}

export interface Options {
  /** `null` for the current folder, if it has a site; otherwise the user is asked. */
  folder: string | null;
  language: 'typescript' | 'javascript';
  isDryRun: boolean;
  isConfirmed: boolean;
  skipsInstall: boolean;
  removes: boolean;
}

/** @throws Refusal */
export async function createGatehouse(options: Options): Promise<void> {
  intro('Gatehouse');
  const existing = readSite(options.folder ?? '.');
  const folder = path.resolve(existing ? (options.folder ?? '.') : await requireNewFolder(options));
  const agent = await findPackageManager(existing ? folder : path.dirname(folder));
  const found = existing ?? requireCreated(folder, options, agent);
  if (found === null) return outro(`Would create a site with Gatehouse in ${folder}.`);

  const site: Site = { ...found, hasPnpmSettings: hasPnpmSettings(agent, folder) };
  const plan = options.removes ? planRemoval(site) : planAddition(site, ownVersion());
  show(existing ? plan : { ...plan, edits: [] });
  if (plan.edits.length === 0) {
    if (plan.manual.length > 0) throw new Refusal('Nothing has changed.');
    const has = options.removes ? 'does not have' : 'has';
    return outro(`Nothing to do: the site ${has} Gatehouse.`);
  }
  if (options.isDryRun) return outro('Dry run: nothing has changed.');
  if (existing && !options.isConfirmed) await requireConsent();
  applyEdits(folder, plan.edits);
  installUnless(options.skipsInstall, plan, folder, agent);
  if (options.removes) closeRemoval(site);
  else close(plan, folder, agent);
}

async function requireNewFolder({ folder, removes }: Options): Promise<string> {
  if (removes)
    throw new Refusal(`There is no docusaurus.config in ${path.resolve(folder ?? '.')}.`);
  if (folder === null && !process.stdin.isTTY) {
    throw new Refusal(
      'There is no docusaurus.config here. To create a site, name a folder for it.',
    );
  }
  const named =
    folder ?? (await text({ message: 'Where should the new site go?', initialValue: 'my-docs' }));
  if (isCancel(named)) throw new Refusal('Nothing has changed.');
  if (existsSync(named)) {
    throw new Refusal(
      `${path.resolve(named)} already exists and has no docusaurus.config. Name a Docusaurus site, or a ` +
        'folder that does not exist yet.',
    );
  }
  return named;
}

/** `null` in a dry run. */
function requireCreated(folder: string, options: Options, agent: Agent) {
  if (options.isDryRun) return null;
  const site = createSite(folder, options.language, agent) ? readSite(folder) : null;
  if (site === null) throw new Refusal('create-docusaurus did not create a site.');
  return site;
}

/** The site's Gatehouse packages all get the version of this one. */
function ownVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function show({ edits, manual }: Plan): void {
  if (edits.length > 0) log.message(describeEdits(edits).trimEnd());
  for (const entry of manual) log.warn(describeManual(entry));
}

async function requireConsent(): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Refusal(
      "Can't ask for confirmation here. Run the command again with --yes to make these changes.",
    );
  }
  const answer = await confirm({ message: 'Make these changes?' });
  if (isCancel(answer) || !answer) throw new Refusal('Nothing has changed.');
}

function installUnless(isSkipped: boolean, { edits }: Plan, folder: string, agent: Agent): void {
  if (isSkipped || !edits.some(({ file }) => file === 'package.json')) return;
  log.step(commandLine(agent, 'install', []));
  if (install(agent, folder)) return;
  throw new Refusal(
    'The files were changed, but the packages could not be installed. Fix the error above, then run: ' +
      commandLine(agent, 'install', []),
  );
}

function closeRemoval({ privateFiles }: Site): void {
  if (privateFiles.length > 0) {
    log.warn(
      `${privateFiles.join(', ')} are still there, and Git still ignores them. Delete what you don't ` +
        'need, then run the command again.',
    );
  }
  outro('Gatehouse was removed.');
}

function close({ edits, manual }: Plan, folder: string, agent: Agent): void {
  if (manual.length > 0) log.warn('Some steps are left to you: see above.');
  const commands = [['build'], ['start:gatehouse']].map((args) => commandLine(agent, 'run', args));
  const enter = path.relative(process.cwd(), folder);
  const hasSample = edits.some(({ file }) => file === SAMPLE_FILE);
  log.success(
    [
      hasSample
        ? `Build, start, sign in as the premium demo reader, and open the page from ${SAMPLE_FILE}:`
        : 'Build, start, and sign in:',
      '',
      ...(enter === '' ? [] : [`    cd ${enter}`]),
      ...commands.map((command) => `    ${command}`),
    ].join('\n'),
  );
  outro('Read the docs for plans, readers and going live.');
}
