import type { Element, ElementContent, Root } from 'hast';
import { classesOf } from './elements';

/** What belongs to the page and not to its text, by the class that Docusaurus or the gate gives it. */
const FURNITURE = new Set([
  'avatar__photo',
  'gate-paywall',
  'hash-link',
  'pagination-nav',
  'theme-blog-footer-edit-meta-row',
  'theme-blog-footer-tags-row',
  'theme-doc-breadcrumbs',
  'theme-doc-card-icon',
  'theme-doc-footer',
  'theme-doc-toc-mobile',
  'theme-doc-version-badge',
  'theme-doc-version-banner',
  'theme-pages-footer-edit-meta-row',
]);

const FURNITURE_TAGS = new Set([
  'button',
  'dialog',
  'input',
  'noscript',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
]);

/** The addresses of an element. */
const ADDRESSES = ['href', 'src', 'poster', 'cite'] as const;

/**
 * Takes out of a page what is no text of its author, and makes every address a whole URL.
 *
 * @param pageUrl what addresses are relative to
 */
export function cleanArticle(parent: Root | Element, pageUrl: string): void {
  const kept = (parent.children as ElementContent[]).filter(
    (child) => child.type !== 'comment' && !(child.type === 'element' && isFurniture(child)),
  );
  parent.children = kept;
  for (const child of kept) {
    if (child.type !== 'element') continue;
    const { properties } = child;
    for (const name of ADDRESSES) {
      const address = properties[name];
      if (typeof address === 'string') properties[name] = resolve(address, pageUrl);
    }
    cleanArticle(child, pageUrl);
  }
}

function isFurniture(element: Element): boolean {
  const { tagName, properties } = element;
  // A task's box says whether it is done.
  if (tagName === 'input' && properties.type === 'checkbox') return false;
  if (tagName === 'img' && /^data:/i.test(String(properties.src ?? ''))) return true;
  if (FURNITURE_TAGS.has(tagName) || properties.ariaHidden === 'true') return true;
  return classesOf(element).some(
    // The dark twin of a picture that there is for both color modes.
    (name) => FURNITURE.has(name) || name.startsWith('themedComponent--dark'),
  );
}

function resolve(address: string, pageUrl: string): string {
  return URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : address;
}
