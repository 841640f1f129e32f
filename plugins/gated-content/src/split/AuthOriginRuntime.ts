import type { Chunk, Compilation, Compiler } from '../bundle/bundler';
import { publicChunksOf } from '../bundle/classifyFiles';

const NAME = 'AuthOriginRuntime';
/** After the bundler's own loaders of scripts and styles, which it wraps. */
const STAGE_TRIGGER = 20;

/**
 * Loads gated chunks from another origin than the public ones, with the reader's session. Scripts and
 * styles, of a gated page and of what it imports later: all go through the runtime's chunk loaders,
 * which put the public path before a file's name at once. So it is the other origin's for as long as
 * they are called for a gated chunk.
 */
export class AuthOriginRuntime {
  /** @param gatedUrl what stands before the public path: `https://auth.example.com/gated` */
  constructor(readonly gatedUrl: string) {}

  apply(compiler: Compiler): void {
    const { gatedUrl } = this;
    const { RuntimeModule } = compiler.webpack;

    class GatedChunksRuntimeModule extends RuntimeModule {
      constructor() {
        super('gated chunks', STAGE_TRIGGER);
      }

      override generate(): string {
        const ids = this.compilation ? gatedChunkIds(this.compilation) : [];
        return ids.length === 0 ? '' : runtimeCode(ids, gatedUrl);
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

function runtimeCode(gatedIds: readonly (string | number)[], gatedUrl: string): string {
  const isGated = JSON.stringify(Object.fromEntries(gatedIds.map((id) => [id, 1])));
  return `(() => {
var gated = ${isGated}, loaders = __webpack_require__.f;
Object.keys(loaders).forEach((name) => {
  var load = loaders[name];
  loaders[name] = function (id) {
    if (!gated[id]) return load.apply(this, arguments);
    var own = __webpack_require__.p;
    __webpack_require__.p = ${JSON.stringify(gatedUrl)} + own;
    try { return load.apply(this, arguments); } finally { __webpack_require__.p = own; }
  };
});
})();`;
}
