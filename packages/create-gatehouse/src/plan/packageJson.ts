import jsonc from 'jsonc-parser';

/** What a site depends on, all of one version. */
const DEPENDENCIES = ['@gatehouse/auth-server', '@gatehouse/docusaurus-preset'];

const SCRIPTS = { gatehouse: 'gatehouse', 'start:gatehouse': 'gatehouse start' };

type Sections = Partial<Record<string, Record<string, string>>>;

/** Adds what is missing, and brings our packages to one version. A script of the site keeps its meaning. */
export function addToPackageJson(source: string, version: string): string {
  const { dependencies = {}, scripts = {} } = jsonc.parse(source) as Sections;
  let text = source;
  for (const name of DEPENDENCIES) {
    if (isVersion(dependencies[name] ?? version)) text = set(text, 'dependencies', name, version);
  }
  for (const [name, script] of Object.entries(SCRIPTS)) {
    if (!Object.hasOwn(scripts, name)) text = set(text, 'scripts', name, script);
  }
  return text;
}

/** Removes what {@link addToPackageJson} adds, unless the author has given it another meaning. */
export function removeFromPackageJson(source: string): string {
  const { dependencies = {}, scripts = {} } = jsonc.parse(source) as Sections;
  let text = source;
  for (const name of DEPENDENCIES) {
    if (name in dependencies) text = set(text, 'dependencies', name, undefined);
  }
  for (const [name, script] of Object.entries(SCRIPTS)) {
    if (scripts[name] === script) text = set(text, 'scripts', name, undefined);
  }
  return text;
}

/** A version, and not a folder, an archive or a workspace: that is somebody's choice. */
const isVersion = (text: string): boolean => /^[\^~]?\d/.test(text);

function set(text: string, section: string, name: string, value: string | undefined): string {
  const edits = jsonc.modify(text, [section, name], value, {
    formattingOptions: {
      insertSpaces: !/^\t/m.test(text),
      tabSize: /^ +/m.exec(text)?.[0].length ?? 2,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
    // Where package managers put it; scripts go to the end.
    getInsertionIndex: (names) => {
      const index = section === 'scripts' ? -1 : names.findIndex((other) => other > name);
      return index < 0 ? names.length : index;
    },
  });
  return jsonc.applyEdits(text, edits);
}
