import { completeSettings, type CompleteSettings } from '../../config/completeSettings.js';
import type { Content } from '../../content/loadContent.js';
import { readSettings, type Settings } from '../../env.js';
import { checkBuild } from './buildChecks.js';
import { checkDatabase } from './database/checkDatabase.js';
import { identityHeaders } from './deployment/identityHeaders.js';
import { providerChecks } from './deployment/providerChecks.js';
import { publicUrl } from './deployment/publicUrlCheck.js';
import { createSend, type Send } from './deployment/request.js';
import { settingsOfDeployment } from './deployment/settingsOfDeployment.js';
import { ok, type Check, type Finding } from './Finding.js';
import { hideSecrets } from './hideSecrets.js';
import { mailChecks } from './mailChecks.js';
import { runChecks } from './runChecks.js';
import { checkConfiguration } from './settings/configuration.js';
import { moduleFormats } from './settings/moduleFormats.js';
import { nodeVersion } from './settings/nodeVersion.js';
import { packageVersions } from './settings/packageVersions.js';
import { productionSettings } from './settings/productionSettings.js';
import { secretStrength } from './settings/secretStrength.js';
import { settingNames } from './settings/settingNames.js';

export interface Surroundings {
  /** The site's folder. */
  directory: string;
  /** The environment, completed by `.env`. */
  env: Readonly<Record<string, string | undefined>>;
  nodeVersion?: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Milliseconds since any moment. */
  stopwatch?: () => number;
  /** Sends requests to the public URL. */
  send?: Send;
}

/** For checks of what is beyond this computer. */
interface Outward {
  settings: CompleteSettings;
  content: Content | null;
  send: Send;
}

/** Checks everything that the settings refer to. Changes nothing, and its findings contain no secret. */
export async function diagnose(surroundings: Surroundings): Promise<Finding[]> {
  const { env } = surroundings;
  return hideSecrets(await findAll(surroundings), env);
}

async function findAll(surroundings: Surroundings): Promise<Finding[]> {
  const { directory, env, now = Date.now, send = createSend() } = surroundings;
  const stopwatch = surroundings.stopwatch ?? (() => performance.now());
  const around = { directory, env, nodeVersion: surroundings.nodeVersion ?? process.versions.node };
  let settings: Settings | null = null;
  const read: Check<typeof around> = {
    id: 'settings',
    help: 'wrong-settings',
    run: () => {
      settings = readSettings(env, directory);
      return [ok(`${settings.siteUrl}${settings.production ? ', production' : ''}`)];
    },
  };
  const [first, configuration] = await Promise.all([
    runChecks<typeof around>(
      [nodeVersion, settingNames, read, moduleFormats, packageVersions, identityHeaders],
      around,
    ),
    checkConfiguration(directory),
  ]);
  const findings = [...first, ...configuration.findings];
  // Assigned by the check: the compiler doesn't see it.
  const known = settings as Settings | null;
  const { config } = configuration;
  if (known === null || config === null) return findings;

  const context = { ...around, settings: known };
  findings.push(
    ...(await runChecks(
      [secretStrength, productionSettings, ...settingsOfDeployment, providerChecks],
      context,
    )),
  );
  const build = await checkBuild(context);
  const { content } = build;
  findings.push(
    ...build.findings,
    ...(await checkDatabase({
      settings: known,
      config,
      now,
      stopwatch,
      plans: content?.plans ?? null,
    })),
  );
  const complete = await completeSettings(known, config);
  findings.push(
    ...(await runChecks<Outward>([mailChecks, publicUrl], { settings: complete, content, send })),
  );
  return findings;
}
