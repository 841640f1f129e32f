/** `future.faster` with everything but rspack, which Docusaurus 4 has unless one says no. */
export const FASTER_WITH_WEBPACK = {
  rspackBundler: false,
  rspackPersistentCache: false,
  swcJsLoader: true,
  swcJsMinimizer: true,
  swcHtmlMinimizer: true,
  lightningCssMinimizer: true,
  mdxCrossCompilerCache: true,
};
