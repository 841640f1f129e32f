import type { LoadContext } from '@docusaurus/types';

/** Throws for settings that break the gate, all of them in one error. */
export function refuseUnsafeSettings(
  { siteConfig, siteDir }: LoadContext,
  environment: Record<string, string | undefined>,
  command: readonly string[],
): void {
  const problems: string[] = [];
  if (command[2] === 'deploy') {
    problems.push(
      '"docusaurus deploy" publishes the site before the leak check has run. Run "docusaurus build" ' +
        'and, when it succeeds, "docusaurus deploy --skip-build".',
    );
  }
  if (environment.DOCUSAURUS_KEEP_SERVER_BUNDLE === 'true') {
    problems.push(
      'DOCUSAURUS_KEEP_SERVER_BUNDLE=true leaves the server bundle, including gated pages, in the ' +
        'public build. Unset it.',
    );
  }
  if (siteConfig.future.experimental_router === 'hash') {
    problems.push(
      'The hash router renders no static pages, which the gate needs. Remove "future.experimental_router".',
    );
  }
  if (problems.length === 0) return;
  throw new Error(
    [
      `@gatehouse/docusaurus-plugin can't protect ${siteDir}:`,
      ...problems.map((text) => `- ${text}`),
    ].join('\n'),
  );
}
