import type { ComponentProps, ComponentType, ReactNode } from 'react';
import MDXComponents from '@theme/MDXComponents';
import { fileNameOf } from './fileNameOf';

type LinkProps = ComponentProps<'a'>;

/** A link of a gated page: what is downloaded by it gets the name that its author gave it. */
function DownloadLink(props: LinkProps): ReactNode {
  // The site's own, if it has one.
  const Link = MDXComponents.a as ComponentType<LinkProps>;
  return <Link download={fileNameOf(props.href)} {...props} />;
}

/** What the Markdown of a gated page is drawn with, instead of the site's own. */
export const GATED_COMPONENTS = { a: DownloadLink };
