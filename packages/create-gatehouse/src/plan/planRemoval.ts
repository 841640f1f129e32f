import { hasPreset, presetEntry, removePreset } from '../config/editPresets.js';
import { NotEditable } from '../config/findPresets.js';
import { removeFromPackageJson } from './packageJson.js';
import { createEdit, PNPM_FILE, type Plan, type Site } from './plan.js';
import { SAMPLE_FILE, SAMPLE_PAGE } from './samplePage.js';
import { IGNORED, PNPM_SETTINGS, removeBlock, SETTINGS, type TextBlock } from './textBlock.js';

/**
 * The changes that remove Gatehouse from a site. All or nothing: a partial removal would leave a
 * site that doesn't build, or publishes what was gated.
 */
export function planRemoval(site: Site): Plan {
  const { files } = site;
  const sample = files[SAMPLE_FILE] === SAMPLE_PAGE ? SAMPLE_FILE : null;
  const gated = site.gatedSources.filter((file) => file !== sample);
  const plan: Plan = { edits: [], manual: [] };
  if (gated.length > 0) {
    const why =
      'the next build would publish the files it keeps private. Move them elsewhere first';
    plan.manual.push({ file: 'gated pages', why, lines: gated });
  }
  const config = files[site.configFile] ?? '';
  if (hasPreset(config)) {
    try {
      plan.edits.push(...createEdit(site, site.configFile, removePreset(config)));
    } catch (error) {
      if (!(error instanceof NotEditable)) throw error;
      const lines = [`- ${presetEntry({ hasPlan: true })},`];
      plan.manual.push({ file: site.configFile, why: error.message, lines });
    }
  }
  if (plan.manual.length > 0) return { edits: [], manual: plan.manual };
  const withoutBlock = (file: string, block: TextBlock) =>
    file in files ? createEdit(site, file, removeBlock(files[file] ?? '', block)) : [];
  plan.edits.push(
    ...createEdit(site, 'package.json', removeFromPackageJson(files['package.json'] ?? '')),
    // Otherwise the next commit would include secrets and gated pages.
    ...(site.privateFiles.length > 0 ? [] : withoutBlock('.gitignore', IGNORED)),
    ...withoutBlock('.env.example', SETTINGS),
    ...withoutBlock(PNPM_FILE, PNPM_SETTINGS),
    ...(sample === null ? [] : createEdit(site, sample, null)),
  );
  return plan;
}
