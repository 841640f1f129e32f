import type { Chunk, Compilation, Compiler } from './bundler';
import { publicChunksOf } from './classifyFiles';

const NAME = 'AuthOriginRuntime';
/** After the bundler's own loaders for scripts and styles, which it wraps. */
const STAGE_TRIGGER = 20;

export interface AuthOrigin {
  /** The prefix of the public path: `https://auth.example.com/gated`. */
  gatedUrl: string;
  /**
   * Which scripts and styles are there: the gated chunks, or, in the builds of unlisted pages,
   * files that a later step names, because only then is it known which of them the public build
   * also has.
   */
  moved: 'gated chunks' | 'named later';
}

/**
 * Loads gated chunks from a different origin than the public ones, with the reader's session. All
 * scripts and styles, of a gated page and of its later imports, go through the runtime's chunk
 * loaders, which synchronously prefix a file's name with the public path. So the public path is
 * switched to the other origin while they run for a gated chunk.
 *
 * Workers start on the site's own origin, and load public files: their own runtime is unchanged.
 */
export class AuthOriginRuntime {
  constructor(readonly origin: AuthOrigin) {}

  apply(compiler: Compiler): void {
    const { gatedUrl, moved } = this.origin;
    const { RuntimeModule } = compiler.webpack;

    class GatedChunksRuntimeModule extends RuntimeModule {
      constructor() {
        super('gated chunks', STAGE_TRIGGER);
      }

      override generate(): string {
        if (moved === 'named later') return wrapLoaders(gatedUrl, NAMED_FILES);
        const ids = this.compilation ? gatedChunkIds(this.compilation) : [];
        return ids.length === 0 ? '' : wrapLoaders(gatedUrl, gatedChunks(ids));
      }
    }

    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.additionalTreeRuntimeRequirements.tap(NAME, (chunk) => {
        if (!startsPages(compilation, chunk)) return;
        compilation.addRuntimeModule(chunk, new GatedChunksRuntimeModule());
      });
    });
  }
}

function startsPages({ entrypoints }: Compilation, chunk: Chunk): boolean {
  const groups = new Set(chunk.groupsIterable);
  return [...entrypoints.values()].some((entrypoint) => groups.has(entrypoint));
}

function gatedChunkIds(compilation: Compilation): (string | number)[] {
  const publicIds = new Set(ids(publicChunksOf(compilation)));
  return [...new Set(ids(compilation.chunks))].filter((id) => !publicIds.has(id)).sort();
}

function ids(chunks: Iterable<Chunk>): (string | number)[] {
  return [...chunks].flatMap(({ id }) => (id === null || id === undefined ? [] : [id]));
}

/** A placeholder in the runtime, which `nameMovedFiles` replaces with the names. */
const PLACEHOLDER = 'gated-content: moved files';
const NAMED_LATER = new RegExp(`(["'\`])${PLACEHOLDER}\\1`, 'g');

function gatedChunks(ids: readonly (string | number)[]): string {
  const gated = JSON.stringify(Object.fromEntries(ids.map((id) => [id, 1])));
  return `var gated = ${gated}, isMoved = (loader, id) => gated[id];`;
}

/** Docusaurus also looks up addresses, to prefetch files from the site. */
const NAMED_FILES = `
var moved = JSON.parse(${JSON.stringify(PLACEHOLDER)}), addressOf = __webpack_require__.gca;
var fileOf = __webpack_require__.u;
__webpack_require__.u = (id) => {
  var file = fileOf(id);
  return typeof moved[file] === "string" ? moved[file] : file;
};
var isMoved = (loader, id) => moved[__webpack_require__[/css/i.test(loader) ? "miniCssF" : "u"](id)];
__webpack_require__.gca = (name) => {
  var address = addressOf(name);
  return moved[address.slice(__webpack_require__.p.length)] ? undefined : address;
};`;

/** @param declareIsMoved JavaScript that declares a function of a loader's name and a chunk's id */
function wrapLoaders(gatedUrl: string, declareIsMoved: string): string {
  return `(() => {
${declareIsMoved}
var loaders = __webpack_require__.f;
Object.keys(loaders).forEach((name) => {
  var load = loaders[name];
  loaders[name] = function (id) {
    if (!isMoved(name, id)) return load.apply(this, arguments);
    var own = __webpack_require__.p;
    __webpack_require__.p = ${JSON.stringify(gatedUrl)} + own;
    try { return load.apply(this, arguments); } finally { __webpack_require__.p = own; }
  };
});
})();`;
}

/**
 * Tells a script with the bundler's runtime which files are on the other origin. Other scripts stay
 * unchanged.
 *
 * @param files below the public path
 * @param replaced files that another file of the site replaces
 */
export function nameMovedFiles(
  script: string,
  files: readonly string[],
  replaced: ReadonlyMap<string, string>,
): string {
  const moved = Object.fromEntries([...files.map((file) => [file, 1] as const), ...replaced]);
  return script.replace(NAMED_LATER, () => JSON.stringify(JSON.stringify(moved)));
}
