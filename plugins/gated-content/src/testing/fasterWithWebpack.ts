/** `future.faster` with everything but rspack, for a fixture's configuration. */
export const FASTER_WITH_WEBPACK = `{ ${[
  ...['swcJsLoader', 'swcJsMinimizer', 'swcHtmlMinimizer', 'lightningCssMinimizer'],
  'mdxCrossCompilerCache',
]
  .map((name) => `${name}: true`)
  .join(', ')} }`;
