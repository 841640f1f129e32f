import type { DefaultTreeAdapterMap } from 'parse5';

const ROOT = '<div id="__docusaurus">';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

interface OpenPage {
  gateId: string;
  /** The app, rendered open. */
  appHtml: string;
  /** URLs of what the open page needs on top of the public one. */
  scripts: readonly string[];
  styles: readonly string[];
}

/**
 * The open page: the public one, head and all, with the open app in place of the locked one. The
 * mark on `<html>` tells the browser to hydrate it open. Throws when the public page is not one of
 * Docusaurus' making.
 */
export async function spliceOpenPage(publicHtml: string, page: OpenPage): Promise<string> {
  const { parse } = await import('parse5');
  const document = parse(publicHtml, { sourceCodeLocationInfo: true });

  const html = startOf(document, '<html>', ({ tagName }) => tagName === 'html');
  const script = startOf(
    document,
    '<script src defer>',
    (element) =>
      element.tagName === 'script' &&
      hasAttribute(element, 'src') &&
      hasAttribute(element, 'defer'),
  );
  const isRoot = (element: Element): boolean => hasAttribute(element, 'id', '__docusaurus');
  const root = startOf(document, ROOT, isRoot);
  const rootEnd = findElement(document, isRoot)?.sourceCodeLocation?.endTag;
  if (!rootEnd) throw new Error(missing(`the end of ${ROOT}`));

  const afterHtmlName = html.startOffset + '<html'.length;
  const tags = [
    ...page.styles.map((url) => `<link rel="stylesheet" href="${escapeAttribute(url)}">`),
    ...page.scripts.map((url) => `<script src="${escapeAttribute(url)}" defer="defer"></script>`),
  ];
  return [
    publicHtml.slice(0, afterHtmlName),
    ` data-gate-open="${escapeAttribute(page.gateId)}"`,
    publicHtml.slice(afterHtmlName, script.startOffset),
    ...tags,
    publicHtml.slice(script.startOffset, root.endOffset),
    page.appHtml,
    publicHtml.slice(rootEnd.startOffset),
  ].join('');
}

interface Span {
  startOffset: number;
  endOffset: number;
}

/** The start tag. A minifier may leave out the end of what does not need one. */
function startOf(document: Node, tag: string, isIt: (element: Element) => boolean): Span {
  const location = findElement(document, isIt)?.sourceCodeLocation;
  const span = location?.startTag ?? location;
  if (!span) throw new Error(missing(tag));
  return span;
}

function missing(what: string): string {
  return `The public page has no ${what}: it cannot be opened.`;
}

function findElement(node: Node, isIt: (element: Element) => boolean): Element | null {
  if ('tagName' in node && isIt(node)) return node;
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    const found = findElement(child, isIt);
    if (found) return found;
  }
  return null;
}

function hasAttribute({ attrs }: Element, name: string, value?: string): boolean {
  return attrs.some((attr) => attr.name === name && (value === undefined || attr.value === value));
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
