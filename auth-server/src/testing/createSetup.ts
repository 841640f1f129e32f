import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '@gatehouse/contract/manifest';
import { diagnose, type Surroundings } from '../cli/doctor/diagnose.js';
import { formatFindings, toJson } from '../cli/doctor/report.js';
import { getFreePort } from './getFreePort.js';
import { writeBuild } from './writeBuild.js';

/** A site in a folder of its own, with settings that are right. */
export interface Setup {
  directory: string;
  /** Random, like that of a real site. */
  secret: string;
  env: Record<string, string | undefined>;
  /** Everything that doctor has printed so far, in all forms. */
  printed: string[];
  /** @returns everything that is not fine, as `level check: message → advice` */
  findProblems(change?: Partial<Surroundings>): Promise<string[]>;
  build(change?: (manifest: Manifest) => unknown): Promise<void>;
  /** Writes a file of the site. */
  write(name: string, text: string): Promise<void>;
  /** The database's URL, changed. */
  url(change?: (url: URL) => void): string;
  remove(): Promise<void>;
}

export async function createSetup(databaseUrl: string): Promise<Setup> {
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-doctor-'));
  await writeBuild(directory);
  const secret = randomBytes(32).toString('base64url');
  const setup: Setup = {
    directory,
    secret,
    env: {
      DATABASE_URL: databaseUrl,
      BETTER_AUTH_SECRET: secret,
      PORT: String(await getFreePort()),
    },
    printed: [],
    findProblems: async (change = {}) => {
      const findings = await diagnose({
        directory,
        env: setup.env,
        // A busy machine is not a slow database.
        stopwatch: () => 0,
        ...change,
      });
      setup.printed.push(formatFindings(findings, { verbose: true }), toJson(findings));
      return findings
        .filter(({ level }) => level !== 'ok')
        .map(({ level, check, message, advice }) => `${level} ${check}: ${message} → ${advice}`);
    },
    build: async (change) => {
      await writeBuild(directory, change);
    },
    write: async (name, text) => {
      const file = path.join(directory, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    url: (change) => {
      const url = new URL(databaseUrl);
      change?.(url);
      return url.href;
    },
    remove: () => rm(directory, { recursive: true }),
  };
  return setup;
}
