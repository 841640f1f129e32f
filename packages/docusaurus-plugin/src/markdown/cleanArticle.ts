import type { Element, ElementContent, Root } from 'hast';
import { classesOf } from './elements';

/** Classes of Docusaurus and Gatehouse, on elements that aren't part of the text. */
const NON_CONTENT = new Set([
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

const ADDRESSES = ['href', 'src', 'poster', 'cite'] as const;

/**
 * Removes everything but the author's text, and makes all URLs absolute.
 *
 * @param pageUrl the base of relative URLs
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
  // Keeps the checkboxes of task lists.
  if (tagName === 'input' && properties.type === 'checkbox') return false;
  if (tagName === 'img' && /^data:/i.test(String(properties.src ?? ''))) return true;
  if (FURNITURE_TAGS.has(tagName) || properties.ariaHidden === 'true') return true;
  return classesOf(element).some(
    // Removes the dark version of an image that has one for each color mode.
    (name) => NON_CONTENT.has(name) || name.startsWith('themedComponent--dark'),
  );
}

function resolve(address: string, pageUrl: string): string {
  return URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : address;
}
