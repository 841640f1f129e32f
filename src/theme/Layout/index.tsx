import type { ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import Layout from '@theme-original/Layout';
import type { Props } from '@theme/Layout';

/** The search plugin's page lacks a main landmark, which screen readers jump to. */
export default function LayoutWithMain({ children, ...layout }: Props): ReactNode {
  const { pathname } = useLocation();
  const isSearch = pathname === useBaseUrl('/search');
  return <Layout {...layout}>{isSearch ? <main>{children}</main> : children}</Layout>;
}
