import { useLocation } from '@docusaurus/router';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { markdownPath } from '@gatehouse/contract/markdownPath';

/** Where the Markdown of the page is. */
export function useMarkdownPath(): string {
  const { pathname } = useLocation();
  const { siteConfig } = useDocusaurusContext();
  return markdownPath(pathname, siteConfig.baseUrl);
}
