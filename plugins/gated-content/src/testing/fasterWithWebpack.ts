/** `future.faster` with everything but rspack. */
export const FASTER_WITH_WEBPACK = {
  swcJsLoader: true,
  swcJsMinimizer: true,
  swcHtmlMinimizer: true,
  lightningCssMinimizer: true,
  mdxCrossCompilerCache: true,
};
