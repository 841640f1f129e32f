import { createMatcher } from '@docusaurus/utils';
import type { Access } from '@gatehouse/contract/access';
import type { StaticFile, StaticUses } from './findStaticUses';

/** What to do with a file in a static directory that only gated pages use. */
export type StaticFilesOption = 'gate' | 'public' | 'refuse';

export interface GatedStaticFile extends StaticFile {
  /** The access of the gated pages that use it. */
  access: Access;
  /** Only unlisted pages use it: readers without access must not learn that it exists. */
  isUnlisted?: boolean;
}

export interface StaticDecision {
  /** Behind the gate, for the readers of any page that uses it. */
  moved: GatedStaticFile[];
  /**
   * Used by gated pages, but public, because something public also uses it, or the author says so.
   */
  open: GatedStaticFile[];
}

/** @throws Error with every file that only gated pages use, when the option is `refuse` */
export function decideStaticFiles(
  staticFiles: readonly StaticFile[],
  { gated, open }: StaticUses,
  options: { staticFiles: StaticFilesOption; publicFiles: readonly string[] },
  askedFor: (file: string) => Pick<GatedStaticFile, 'access' | 'isUnlisted'>,
): StaticDecision {
  const isSaidPublic =
    options.publicFiles.length > 0 ? createMatcher([...options.publicFiles]) : no;
  const isOpen = ({ file }: StaticFile): boolean => open.has(file) || isSaidPublic(file);
  const used = staticFiles
    .filter(({ file }) => gated.has(file))
    .map((one) => ({ ...one, ...askedFor(one.file) }));
  const onlyGated = used.filter((one) => !isOpen(one));
  if (options.staticFiles === 'public') return { moved: [], open: used };
  if (options.staticFiles === 'refuse' && onlyGated.length > 0) refuse(onlyGated);
  return { moved: onlyGated, open: used.filter(isOpen) };
}

const no = (): boolean => false;

function refuse(files: readonly StaticFile[]): never {
  throw new Error(
    [
      'These files in a static directory are public, but only gated pages use them:',
      ...files.map(({ file }) => `- ${file}`),
      'The option "staticFiles" is "refuse". Move each file next to its page, gate its folder with a ' +
        '_category_.json,',
      'list it in "publicFiles" if everyone may have it, or set "staticFiles" to "gate".',
    ].join('\n'),
  );
}
