import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Settings } from '../env.js';
import { readOrCreateSecretFile } from '../secretFile.js';
import { onlySecret, type Secrets } from '../secrets/secretSettings.js';
import type { Config } from './parseConfig.js';

/**
 * The complete configuration of the server: the environment, `gatehouse.config.ts`, and a secret.
 */
export type CompleteSettings = Settings & {
  secrets: Secrets;
  config: Config;
  /** The site's name in emails, authenticator apps and passkeys. */
  siteName: string;
};

/** Adds the secret that signs sessions (the one that is set, or one created on the first start) and the site's name. */
export async function completeSettings(
  settings: Settings,
  config: Config,
): Promise<CompleteSettings> {
  const make = () => randomBytes(32).toString('base64url');
  const file = path.join(settings.dataDir, 'auth-secret');
  const secrets = settings.secrets ?? onlySecret(await readOrCreateSecretFile(file, make));
  return { ...settings, config, secrets, siteName: getSiteName(settings, config) };
}

function getSiteName({ mail, siteUrl }: Settings, { name }: Config): string {
  return name ?? mail.from.name ?? new URL(siteUrl).host;
}
