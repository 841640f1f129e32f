/**
 * `future.faster` with everything but rspack, which Docusaurus 4 has unless one says no, and the minimizer
 * of styles, which does not take what webpack makes of layers for old browsers.
 */
export const FASTER_WITH_WEBPACK = {
  rspackBundler: false,
  rspackPersistentCache: false,
  swcJsLoader: true,
  swcJsMinimizer: true,
  swcHtmlMinimizer: true,
  lightningCssMinimizer: false,
  mdxCrossCompilerCache: true,
};
