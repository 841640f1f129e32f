import type { Manifest } from '@gatehouse/contract/manifest';
import { findBuild } from '../content/findBuild.js';
import { requireManifest } from '../content/loadContent.js';
import type { Settings } from '../env.js';

/** The manifest of the site in `directory`; `null` if there is no build, or none that is valid. */
export async function getManifest(settings: Settings, directory: string): Promise<Manifest | null> {
  try {
    return await requireManifest(findBuild(settings, directory).gated);
  } catch {
    return null;
  }
}
