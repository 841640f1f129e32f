import type { Chunk, Compilation, Compiler } from '../bundle/bundler';
import { publicChunksOf } from '../bundle/classifyFiles';

const NAME = 'AuthOriginRuntime';
/** After the bundler's own loaders of scripts and styles, which it wraps. */
const STAGE_TRIGGER = 20;

export interface AuthOrigin {
  /** What stands before the public path: `https://auth.example.com/gated`. */
  gatedUrl: string;
  /** `all` in the builds of unlisted pages, none of whose scripts is a public file. */
  scripts: 'gated' | 'all';
}

/**
 * Loads gated chunks from another origin than the public ones, with the reader's session. Scripts and
 * styles, of a gated page and of what it imports later: all go through the runtime's chunk loaders,
 * which put the public path before a file's name at once. So it is the other origin's for as long as
 * they are called for a gated chunk.
 */
export class AuthOriginRuntime {
  constructor(readonly origin: AuthOrigin) {}

  apply(compiler: Compiler): void {
    const { gatedUrl, scripts } = this.origin;
    const { RuntimeModule } = compiler.webpack;

    class GatedChunksRuntimeModule extends RuntimeModule {
      constructor() {
        super('gated chunks', STAGE_TRIGGER);
      }

      override generate(): string {
        const ids = this.compilation ? gatedChunkIds(this.compilation) : [];
        if (scripts === 'all') {
          return wrapLoaders(ids, gatedUrl, '!/css/i.test(name) || gated[id]') + FORGET_PREFETCHING;
        }
        return ids.length === 0 ? '' : wrapLoaders(ids, gatedUrl, 'gated[id]');
      }
    }

    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.additionalTreeRuntimeRequirements.tap(NAME, (chunk) => {
        compilation.addRuntimeModule(chunk, new GatedChunksRuntimeModule());
      });
    });
  }
}

function gatedChunkIds(compilation: Compilation): (string | number)[] {
  const publicIds = new Set(ids(publicChunksOf(compilation)));
  return [...new Set(ids(compilation.chunks))].filter((id) => !publicIds.has(id)).sort();
}

function ids(chunks: Iterable<Chunk>): (string | number)[] {
  return [...chunks].flatMap(({ id }) => (id === null || id === undefined ? [] : [id]));
}

/** @param isMoved JavaScript that tells whether what the loader `name` loads for the chunk `id` is there */
function wrapLoaders(
  gatedIds: readonly (string | number)[],
  gatedUrl: string,
  isMoved: string,
): string {
  const gated = JSON.stringify(Object.fromEntries(gatedIds.map((id) => [id, 1])));
  return `(() => {
var gated = ${gated}, loaders = __webpack_require__.f;
Object.keys(loaders).forEach((name) => {
  var load = loaders[name];
  loaders[name] = function (id) {
    if (!(${isMoved})) return load.apply(this, arguments);
    var own = __webpack_require__.p;
    __webpack_require__.p = ${JSON.stringify(gatedUrl)} + own;
    try { return load.apply(this, arguments); } finally { __webpack_require__.p = own; }
  };
});
})();`;
}

/** Docusaurus' addresses of what it fetches ahead, which are the site's: nothing is there. */
const FORGET_PREFETCHING = '\n__webpack_require__.gca = () => undefined;';
