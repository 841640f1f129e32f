import path from 'node:path';

interface LoaderContext {
  resourcePath: string;
  emitWarning(warning: Error): void;
}

interface Edit {
  find: string;
  replace: string;
}

const IMPORT = `import { hits as gateHits } from '@gated-content/hits';\n`;

/**
 * The places in @easyops-cn/docusaurus-search-local that render a hit, which a site can't
 * customize, and the one that loads the index, which then also loads the data about the hits.
 */
const EDITS: Record<string, Edit> = {
  'SuggestionTemplate.js': {
    find: '        action,\n    ].join("");',
    replace: '        gateHits.lock(document.u),\n        action,\n    ].join("");',
  },
  'SearchPage.jsx': {
    find: '</Link>\n      </h2>',
    replace:
      '</Link>{" "}<span dangerouslySetInnerHTML={{ __html: gateHits.lock(document.u) }}></span>\n      </h2>',
  },
  'searchByWorker.js': {
    find: 'export async function fetchIndexesByWorker(baseUrl, searchContext) {\n',
    replace:
      'export async function fetchIndexesByWorker(baseUrl, searchContext) {\n    await gateHits.load();\n',
  },
};

/** Files of the search theme that {@link searchHitLoader} edits. */
export const SEARCH_THEME =
  /[\\/]docusaurus-search-local[\\/]dist[\\/]client[\\/]client[\\/]theme[\\/](?:.*[\\/])?(?:SuggestionTemplate\.js|SearchPage\.jsx|searchByWorker\.js)$/;

/**
 * Puts a lock next to hits that link to a gated page. Another version of the theme is left
 * unchanged.
 */
export default function searchHitLoader(this: LoaderContext, source: string): string {
  const name = path.basename(this.resourcePath);
  const edit = EDITS[name];
  if (edit === undefined || source.split(edit.find).length !== 2) {
    this.emitWarning(
      new Error(
        `Search hits have no lock: ${name} of @easyops-cn/docusaurus-search-local is not as expected. ` +
          'Gated pages stay gated. Install version 0.55 of it to see the locks.',
      ),
    );
    return source;
  }
  return IMPORT + source.replace(edit.find, () => edit.replace);
}
