import type { Element, ElementContent, Root } from 'hast';
import { defaultHandlers, type Handle, type Options, type State } from 'hast-util-to-mdast';
import type { BlockContent, Code, DefinitionContent, Nodes, Paragraph } from 'mdast';
import { classesOf, findElement, findElements, hasClass, hasHashedClass, textOf } from './elements';

type Flow = BlockContent | DefinitionContent;
type Handlers = NonNullable<Options['handlers']>;

/**
 * Converts elements that are specific to Docusaurus pages, and leaves others to the defaults.
 *
 * @param replaceSection returns the replacement of a gated section
 */
export function markdownHandlers(replaceSection: (section: Element) => Nodes): Handlers {
  return {
    a: link,
    div(state, element) {
      if (hasClass(element, 'gate-section')) return replaceSection(element);
      if (hasClass(element, 'theme-admonition')) return admonition(state, element);
      if (hasClass(element, 'tabs-container')) return tabs(state, element);
      if (hasClass(element, 'theme-code-block')) return codeBlock(element);
      return defaultHandlers.div?.(state, element);
    },
    pre: (_state, element) => codeBlock(element),
    section: footnotes,
    span: formula,
    summary: (state, element) => strongParagraph(textOf(element)),
    sup: footnoteReference,
  };
}

const link: Handle = (state, element) => {
  if ('dataFootnoteBackref' in element.properties) return undefined;
  return hasClass(element, 'card') ? card(state, element) : defaultHandlers.a?.(state, element);
};

/** A card in a list of pages: a link with the page's description. */
function card(state: State, element: Element): Paragraph {
  const title = findElement(element, ({ tagName }) => /^h[1-6]$/.test(tagName));
  const about = findElement(element, ({ tagName }) => tagName === 'p');
  return {
    type: 'paragraph',
    children: [
      {
        type: 'link',
        url: state.resolve(String(element.properties.href ?? '')),
        children: [{ type: 'text', value: textOf(title ?? element).trim() }],
      },
      ...(title && about ? [{ type: 'text' as const, value: `: ${textOf(about).trim()}` }] : []),
    ],
  };
}

function admonition(state: State, element: Element): Flow {
  const [heading, ...rest] = element.children.filter(({ type }) => type === 'element');
  const title = textOf(heading ?? element).trim();
  return {
    type: 'blockquote',
    children: [
      strongParagraph(title.charAt(0).toUpperCase() + title.slice(1)),
      ...flow(state, rest),
    ],
  };
}

/** All tabs in sequence, each below its label. */
function tabs(state: State, element: Element): Flow[] {
  const list = findElement(element, ({ properties }) => properties.role === 'tablist');
  const labels = list ? findElements(list, ({ properties }) => properties.role === 'tab') : [];
  const panels = findElements(element, ({ properties }) => properties.role === 'tabpanel');
  // With lazy tabs, only the selected one is rendered.
  const shown =
    panels.length === labels.length
      ? labels
      : labels.filter(({ properties }) => properties.ariaSelected === 'true');
  return panels.flatMap((panel, index) => {
    const label = shown[index];
    return [
      ...(label ? [strongParagraph(textOf(label).trim())] : []),
      ...flow(state, panel.children),
    ];
  });
}

/**
 * Docusaurus sets the language on `pre`, renders an element for each line, and puts the title above it.
 *
 * @param element the `pre`, or an element that contains it
 */
function codeBlock(element: Element): Code {
  const title = findElement(element, (one) => hasHashedClass(one, 'codeBlockTitle'));
  const pre = findElement(element, ({ tagName }) => tagName === 'pre') ?? element;
  const [language] = [element, pre, ...findElements(pre, ({ tagName }) => tagName === 'code')]
    .flatMap(classesOf)
    .filter((name) => name.startsWith('language-'));
  // Without a language, the title would be parsed as the language.
  const lang = language?.slice('language-'.length) ?? (title ? 'text' : null);
  return {
    type: 'code',
    lang,
    meta: title ? `title="${textOf(title).trim().replaceAll('"', "'")}"` : null,
    value: codeOf(pre).replace(/\n+$/, ''),
  };
}

function codeOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'br') return '\n';
  const code = node.children.map(codeOf).join('');
  return hasClass(node, 'token-line') && !code.endsWith('\n') ? `${code}\n` : code;
}

const footnoteReference: Handle = (state, element) => {
  const anchor = findElement(element, ({ properties }) => 'dataFootnoteRef' in properties);
  const identifier = /#user-content-fn-(.+)$/.exec(String(anchor?.properties.href ?? ''))?.[1];
  if (identifier === undefined) return defaultHandlers.sup?.(state, element);
  return { type: 'footnoteReference', identifier, label: identifier };
};

const footnotes: Handle = (state, element) => {
  if (!('dataFootnotes' in element.properties)) return defaultHandlers.section?.(state, element);
  return findElements(element, ({ tagName }) => tagName === 'li').map((item) => {
    const identifier = String(item.properties.id ?? '').replace(/^user-content-fn-/, '');
    return {
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: flow(state, item.children),
    };
  });
};

/** KaTeX includes the source of a formula in the page. */
const formula: Handle = (state, element) => {
  const isDisplayed = hasClass(element, 'katex-display');
  if (!isDisplayed && !hasClass(element, 'katex')) return defaultHandlers.span?.(state, element);
  const source = findElement(
    element,
    ({ properties }) => properties.encoding === 'application/x-tex',
  );
  const sign = isDisplayed ? '$$' : '$';
  return { type: 'html', value: `${sign}${textOf(source ?? element).trim()}${sign}` };
};

function flow(state: State, children: readonly ElementContent[]): Flow[] {
  const root: Root = { type: 'root', children: [...children] };
  return state.toFlow(state.all(root)) as Flow[];
}

function strongParagraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value }] }] };
}
