import { useLocation } from '@docusaurus/router';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { markdownPath } from '@gatehouse/contract/markdownPath';

/** The path of the current page's Markdown. */
export function useMarkdownPath(): string {
  const { pathname } = useLocation();
  const { siteConfig } = useDocusaurusContext();
  return markdownPath(pathname, siteConfig.baseUrl);
}
