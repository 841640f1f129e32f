import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Settings } from '../env.js';
import { readOrCreateSecretFile } from '../secretFile.js';
import type { Config } from './parseConfig.js';

/** All that the server is told: the environment, `gatehouse.config.ts`, and a secret in any case. */
export type CompleteSettings = Settings & { secret: string; config: Config };

/** Adds the secret that signs sessions: the one that is set, else one that is made once. */
export async function completeSettings(
  settings: Settings,
  config: Config,
): Promise<CompleteSettings> {
  const make = () => randomBytes(32).toString('base64url');
  const file = path.join(settings.dataDir, 'auth-secret');
  const secret = settings.secret ?? (await readOrCreateSecretFile(file, make));
  return { ...settings, config, secret };
}
