import { Parser } from 'htmlparser2';

const ROOT = '<div id="__docusaurus">';

interface OpenPage {
  gateId: string;
  /** The app, rendered open. */
  appHtml: string;
  /** URLs of the scripts and styles that the open page needs in addition to the public ones. */
  scripts: readonly string[];
  styles: readonly string[];
}

/**
 * Creates the open page: the public one, including its head, with the open app in place of the
 * locked one. The mark on `<html>` tells the browser to hydrate it open. Throws when Docusaurus
 * didn't generate the public page.
 */
export function composeOpenPage(publicHtml: string, page: OpenPage): string {
  const { html, script, root, rootEnd } = findOffsets(publicHtml);
  const afterHtmlName = html + '<html'.length;
  const tags = [
    ...page.styles.map((url) => `<link rel="stylesheet" href="${escapeAttribute(url)}">`),
    ...page.scripts.map((url) => `<script src="${escapeAttribute(url)}" defer="defer"></script>`),
  ];
  return [
    publicHtml.slice(0, afterHtmlName),
    ` data-gate-open="${escapeAttribute(page.gateId)}"`,
    publicHtml.slice(afterHtmlName, script),
    ...tags,
    publicHtml.slice(script, root),
    page.appHtml,
    publicHtml.slice(rootEnd),
  ].join('');
}

/** Offsets in the page. */
interface Offsets {
  /** Start of `<html>`. */
  html: number;
  /** Start of the first deferred script. */
  script: number;
  /** Start and end of the root's content. */
  root: number;
  rootEnd: number;
}

const MARKERS: Record<keyof Offsets, string> = {
  html: '<html>',
  script: '<script src defer>',
  root: ROOT,
  rootEnd: `the end of ${ROOT}`,
};

function findOffsets(publicHtml: string): Offsets {
  // Faster than a parser that builds a tree: this runs for every gated page of a site.
  const offsets: Partial<Offsets> = {};
  let depth = 0;
  let depthOfRoot = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      depth++;
      if (tag === 'html') offsets.html ??= parser.startIndex;
      if (tag === 'script' && 'src' in attributes && 'defer' in attributes) {
        offsets.script ??= parser.startIndex;
      }
      if (attributes.id === '__docusaurus') {
        offsets.root ??= parser.endIndex + 1;
        depthOfRoot ||= depth;
      }
    },
    onclosetag(_, isImplied) {
      if (depth-- === depthOfRoot && !isImplied) offsets.rootEnd ??= parser.startIndex;
    },
  });
  parser.end(publicHtml);

  for (const [place, what] of Object.entries(MARKERS)) {
    if (!(place in offsets))
      throw new Error(`The public page has no ${what}, so the gate can't create its open version.`);
  }
  return offsets as Offsets;
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
