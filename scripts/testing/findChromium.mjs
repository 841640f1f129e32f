import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../bootstrap/StartupError.mjs';

const run = promisify(execFile);

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MACOS_APPLICATION = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Ubuntu's `chromium-browser` is a script that only says how to install a snap, so it has to be
 * run.
 */
async function starts(path) {
  return run(path, ['--version'], { timeout: 20_000 }).then(
    ({ stdout }) => /\d+\.\d+/.test(stdout),
    () => false,
  );
}

/** Where the browser downloaded by Playwright would be. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

function candidatesOnPath(env) {
  const folders = (env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Finds a working Chromium: the one set by GATEHOUSE_CHROMIUM, or else Playwright's own, or the
 * system's.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>} the path of its executable
 * @throws {StartupError} when the setting names something that doesn't start
 */
export async function findChromium(env = process.env) {
  const set = env.GATEHOUSE_CHROMIUM;
  if (set) {
    if (await starts(set)) return set;
    throw new StartupError(
      `GATEHOUSE_CHROMIUM is ${set}, and \`${set} --version\` does not work. ` +
        'Set it to the executable of a Chromium, or leave it empty to have one looked for.',
    );
  }
  const candidates = [await playwrightChromium(), ...candidatesOnPath(env), MACOS_APPLICATION];
  for (const path of candidates) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  return null;
}
