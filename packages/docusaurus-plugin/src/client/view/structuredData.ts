/**
 * Tells search engines that the page has more content than they get, so that it isn't treated as
 * cloaking.
 * @param selectors of what replaces the rest
 */
export function structuredData(name: string, selectors: readonly string[]): string {
  const parts = selectors.map((cssSelector) => ({
    '@type': 'WebPageElement',
    isAccessibleForFree: false,
    cssSelector,
  }));
  const data = {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name,
    isAccessibleForFree: false,
    hasPart: parts.length === 1 ? parts[0] : parts,
  };
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
