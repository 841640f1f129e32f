import jsonc from 'jsonc-parser';

/** What a site depends on, all of one version. In production a database is somewhere else. */
const DEPENDENCIES = {
  dependencies: ['@gatehouse/auth-server', '@gatehouse/docusaurus-preset'],
  devDependencies: ['@gatehouse/dev-postgres'],
};

const SCRIPTS = { gatehouse: 'gatehouse', 'start:gatehouse': 'gatehouse start' };

type Sections = Partial<Record<string, Record<string, string>>>;

/** Adds what is missing, and brings our packages to one version. A script of the site keeps its meaning. */
export function addToPackageJson(source: string, version: string): string {
  const { scripts = {}, ...sections } = jsonc.parse(source) as Sections;
  let text = source;
  for (const [section, names] of Object.entries(DEPENDENCIES)) {
    for (const name of names) {
      const present = sections[section]?.[name] ?? version;
      if (isVersion(present)) text = set(text, [section, name], version);
    }
  }
  for (const [name, script] of Object.entries(SCRIPTS)) {
    if (!Object.hasOwn(scripts, name)) text = set(text, ['scripts', name], script);
  }
  return text;
}

/** Removes what {@link addToPackageJson} adds, unless the author has given it another meaning. */
export function removeFromPackageJson(source: string): string {
  const { scripts = {}, ...sections } = jsonc.parse(source) as Sections;
  let text = source;
  for (const [section, names] of Object.entries(DEPENDENCIES)) {
    const present = Object.keys(sections[section] ?? {});
    const ours = present.filter((name) => names.includes(name));
    if (ours.length > 0 && ours.length === present.length) text = set(text, [section], undefined);
    else for (const name of ours) text = set(text, [section, name], undefined);
  }
  for (const [name, script] of Object.entries(SCRIPTS)) {
    if (scripts[name] === script) text = set(text, ['scripts', name], undefined);
  }
  return text;
}

/** A version, and not a folder, an archive or a workspace: that is someone's choice. */
const isVersion = (text: string): boolean => /^[\^~]?\d/.test(text);

function set(text: string, place: string[], value: string | undefined): string {
  const [section = '', name = ''] = place;
  const isNewSection = !Object.hasOwn(jsonc.parse(text) as Sections, section);
  const edits = jsonc.modify(text, place, value, {
    formattingOptions: {
      insertSpaces: !/^\t/m.test(text),
      tabSize: /^ +/m.exec(text)?.[0].length ?? 2,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
    // Where package managers put it; scripts go to the end.
    getInsertionIndex: (names) => {
      if (isNewSection) return names.indexOf('dependencies') + 1 || names.length;
      const index = section === 'scripts' ? -1 : names.findIndex((other) => other > name);
      return index < 0 ? names.length : index;
    },
  });
  return jsonc.applyEdits(text, edits);
}
