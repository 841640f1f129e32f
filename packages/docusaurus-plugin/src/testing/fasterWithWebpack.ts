/** `future.faster` with everything except rspack, which Docusaurus 4 uses by default. */
export const FASTER_WITH_WEBPACK = {
  rspackBundler: false,
  rspackPersistentCache: false,
  swcJsLoader: true,
  swcJsMinimizer: true,
  swcHtmlMinimizer: true,
  lightningCssMinimizer: true,
  mdxCrossCompilerCache: true,
};
