import { addPreset, hasPreset, presetEntry } from '../config/editPresets.js';
import { NotEditable } from '../config/findPresets.js';
import { addToPackageJson } from './packageJson.js';
import { createEdit, PNPM_FILE, type Edit, type Plan, type Site } from './plan.js';
import { SAMPLE_FILE, SAMPLE_PAGE } from './samplePage.js';
import { addBlock, IGNORED, PNPM_SETTINGS, SETTINGS } from './textBlock.js';

/** The changes that add Gatehouse to a site. Empty if it is there already. */
export function planAddition(site: Site, version: string): Plan {
  const { files } = site;
  const config = files[site.configFile] ?? '';
  const isNew = !hasPreset(config);
  // Every plan must be used by a page: the sample adds both, or neither.
  const hasPlan = site.hasDocs && (files[SAMPLE_FILE] ?? SAMPLE_PAGE) === SAMPLE_PAGE;
  const plan: Plan = { edits: [], manual: [] };
  if (isNew) {
    try {
      plan.edits.push(...createEdit(site, site.configFile, addPreset(config, { hasPlan })));
    } catch (error) {
      if (!(error instanceof NotEditable)) throw error;
      const lines = [
        'presets: [',
        '  // after the classic one',
        `  ${presetEntry({ hasPlan })},`,
        ']',
      ];
      plan.manual.push({ file: site.configFile, why: error.message, lines });
    }
  }
  const manifest = addToPackageJson(files['package.json'] ?? '{}\n', version);
  plan.edits.push(
    ...createEdit(site, 'package.json', manifest),
    ...createEdit(site, '.gitignore', addBlock(files['.gitignore'] ?? null, IGNORED)),
    ...createEdit(site, '.env.example', addBlock(files['.env.example'] ?? null, SETTINGS)),
    ...editPnpmSettings(site),
    ...(isNew && hasPlan ? createEdit(site, SAMPLE_FILE, SAMPLE_PAGE) : []),
  );
  return plan;
}

/** Existing decisions about install scripts are kept. */
function editPnpmSettings(site: Site): Edit[] {
  const text = site.files[PNPM_FILE] ?? null;
  const isDecided = /^allowBuilds:/m.test(text ?? '');
  if (!site.hasPnpmSettings || isDecided) return [];
  return createEdit(site, PNPM_FILE, addBlock(text, PNPM_SETTINGS));
}
