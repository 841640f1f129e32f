/** One file before and after. `null`: it does not exist. */
export interface Edit {
  file: string;
  before: string | null;
  after: string | null;
}

/** What the author has to do, because we cannot do it safely. */
export interface Manual {
  file: string;
  why: string;
  /** What to paste, or which files are meant. */
  lines: string[];
}

export interface Plan {
  edits: Edit[];
  manual: Manual[];
}

/** What we need to know of a site. All paths are relative to its folder, with slashes. */
export interface Site {
  configFile: string;
  /** Contents of the files that we may change; a file that is not in it does not exist. */
  files: Readonly<Record<string, string>>;
  hasDocs: boolean;
  /** Sources that ask for an access. */
  gatedSources: readonly string[];
  /** Whether it is set up for pnpm in its own folder, and not in that of a workspace around it. */
  hasPnpmSettings: boolean;
  /** What is there and must not get into version control. */
  privateFiles: readonly string[];
}

export const PNPM_FILE = 'pnpm-workspace.yaml';

export function createEdit(site: Site, file: string, after: string | null): Edit[] {
  const before = site.files[file] ?? null;
  return before === after ? [] : [{ file, before, after }];
}
