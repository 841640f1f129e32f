import jsonc from 'jsonc-parser';

/** A site's dependencies, all of the same version. The database package is for development only. */
const DEPENDENCIES = {
  dependencies: ['@gatehouse/auth-server', '@gatehouse/docusaurus-preset'],
  devDependencies: ['@gatehouse/dev-postgres'],
};

const SCRIPTS = { gatehouse: 'gatehouse', 'start:gatehouse': 'gatehouse start' };

type Sections = Partial<Record<string, Record<string, string>>>;

/**
 * Adds what is missing, and sets Gatehouse's packages to one version. The site's own scripts are
 * kept.
 */
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

/** Removes what {@link addToPackageJson} adds, unless the author has changed it. */
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

/** A version. A folder, an archive or a workspace would be the author's choice. */
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
    // Sorted like package managers do; scripts are appended.
    getInsertionIndex: (names) => {
      if (isNewSection) return names.indexOf('dependencies') + 1 || names.length;
      const index = section === 'scripts' ? -1 : names.findIndex((other) => other > name);
      return index < 0 ? names.length : index;
    },
  });
  return jsonc.applyEdits(text, edits);
}
