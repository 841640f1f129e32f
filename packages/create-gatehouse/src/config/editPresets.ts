import { findPresets, NotEditable, type PresetEntry, type PresetList } from './findPresets.js';

const PRESET = '@gatehouse/docusaurus-preset';
const PLUGIN = '@gatehouse/docusaurus-plugin';
const CLASSIC = /^(?:@docusaurus\/preset-)?classic$/;

/**
 * The entry as it is pasted by hand. No plan without a sample, because a plan that no page uses
 * fails the build.
 */
export function presetEntry(options: { hasPlan: boolean }): string {
  return options.hasPlan
    ? `['${PRESET}', { plans: [{ id: 'premium', title: 'Premium' }] }]`
    : `['${PRESET}', {}]`;
}

/** Whether a configuration mentions the preset anywhere: then nothing is added. */
export function hasPreset(source: string): boolean {
  return source.includes(PRESET);
}

/**
 * Adds the preset as the last one, so that its components wrap those of all others. Nothing else in
 * the source changes.
 *
 * @throws NotEditable
 */
export function addPreset(source: string, options: { hasPlan: boolean }): string {
  if (source.includes(PLUGIN)) {
    throw new NotEditable(`it lists \`${PLUGIN}\`, which the preset includes: replace it`);
  }
  const presets = findPresets(source);
  if (!presets.entries.some(({ name }) => name !== null && CLASSIC.test(name))) {
    throw new NotEditable(
      'its `presets` do not include the classic preset, which the preset of Gatehouse must follow',
    );
  }
  const last = presets.entries.at(-1) as PresetEntry;
  const tail = source.slice(last.end, presets.end - 1);
  const hasComma = withoutComments(tail).includes(',');
  const indent = indentationAt(source, last.start);
  const isOneLine = indent === null;
  const entry = print(source, options, indent);
  const kept = tail.trimEnd();
  return (
    source.slice(0, last.end) +
    (hasComma ? kept : `,${kept}`) +
    (isOneLine ? ` ${entry}` : lineBreak(source) + indent + entry) +
    (hasComma ? ',' : '') +
    source.slice(last.end + kept.length)
  );
}

/**
 * Removes what {@link addPreset} added.
 *
 * @throws NotEditable when the entry is not the one that was added: then its options are the
 * author's own
 */
export function removePreset(source: string): string {
  const { entries, start, end }: PresetList = findPresets(source);
  const ours = entries.find(({ name }) => name === PRESET);
  if (!ours) throw new NotEditable('it names the preset outside its `presets`');
  const text = normalize(source.slice(ours.start, ours.end));
  const added = [true, false].map((hasPlan) => normalize(presetEntry({ hasPlan })));
  if (!added.includes(text)) throw new NotEditable("the preset's options have been changed");
  const before = source.slice(start, ours.start).trimEnd();
  const [comma = ''] = /^\s*,/.exec(source.slice(ours.end, end)) ?? [];
  return (
    source.slice(0, start) +
    (comma === '' ? withoutLastComma(before) : before) +
    source.slice(ours.end + comma.length)
  );
}

/** Prints the entry with the file's quotes, indentation and line length. */
function print(source: string, options: { hasPlan: boolean }, indent: string | null): string {
  const single = source.split("'").length >= source.split('"').length;
  const entry = single ? presetEntry(options) : presetEntry(options).replaceAll("'", '"');
  if (indent === null || indent.length + entry.length < 80) return entry;
  const [name = '', rest = ''] = entry.slice(1, -1).split(/, (.*)/s);
  const step = indent.includes('\t') ? '\t' : '  ';
  const lines = ['[', `${indent}${step}${name},`, `${indent}${step}${rest},`, `${indent}]`];
  return lines.join(lineBreak(source));
}

/** The whitespace before an entry, if it begins its line; otherwise `null`. */
function indentationAt(source: string, start: number): string | null {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*$/.test(before) ? before : null;
}

const lineBreak = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n');

const withoutComments = (text: string): string =>
  text.replace(/\/\*.*?\*\//gs, '').replace(/\/\/.*/g, '');

/** Removes the last comma, which may precede a comment, which stays. */
const withoutLastComma = (text: string): string => {
  const code = text.replace(/\/\*.*?\*\/|\/\/.*/gs, (comment) => ' '.repeat(comment.length));
  const comma = code.lastIndexOf(',');
  return text.slice(0, comma) + text.slice(comma + 1);
};

/** Ignores a formatter's changes. */
const normalize = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replaceAll('"', "'")
    .replace(/,(?=[\]}])/g, '');
