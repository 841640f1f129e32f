import type { NamedPage } from '../findings/Findings';

/** What tells of an unlisted page, where, and what to do about it. */
export function describeNamedPage({ source, name, kind, file, publicSource }: NamedPage): string {
  return [
    `Unlisted page named in the public build: ${file}`,
    `  holds the ${kind} of ${source}: “${name}”`,
    publicSource === null
      ? '  Likely cause: a plugin reads the sources from disk and lists them (search, feeds, llms.txt).\n' +
        '  Tell it to leave out unlisted pages, or remove it.'
      : `  Likely cause: ${publicSource} links to it or names it.\n` +
        '  Take that out, gate that page as well, or list the unlisted one.',
  ].join('\n');
}
