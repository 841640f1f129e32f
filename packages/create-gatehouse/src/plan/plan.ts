/** A file before and after the change. `null` if it does not exist. */
export interface Edit {
  file: string;
  before: string | null;
  after: string | null;
}

/** A step left to the author, because it can't be done safely. */
export interface Manual {
  file: string;
  why: string;
  /** Lines to paste, or the files concerned. */
  lines: string[];
}

export interface Plan {
  edits: Edit[];
  manual: Manual[];
}

/** What the plan needs to know about a site. All paths are relative to its folder, with slashes. */
export interface Site {
  configFile: string;
  /** Contents of the files that may be changed; any other file does not exist. */
  files: Readonly<Record<string, string>>;
  hasDocs: boolean;
  /** Sources that set access. */
  gatedSources: readonly string[];
  /** Whether its own folder has pnpm's settings, rather than a workspace around it. */
  hasPnpmSettings: boolean;
  /** Existing files that must not be committed. */
  privateFiles: readonly string[];
}

export const PNPM_FILE = 'pnpm-workspace.yaml';

export function createEdit(site: Site, file: string, after: string | null): Edit[] {
  const before = site.files[file] ?? null;
  return before === after ? [] : [{ file, before, after }];
}
