import type { ComponentProps, ComponentType, ReactNode } from 'react';
import MDXComponents from '@theme/MDXComponents';
import { fileNameOf } from './fileNameOf';

type LinkProps = ComponentProps<'a'>;

/** A link on a gated page: files downloaded through it get the name that the author gave them. */
function DownloadLink(props: LinkProps): ReactNode {
  // The site's own component, if it has one.
  const Link = MDXComponents.a as ComponentType<LinkProps>;
  return <Link download={fileNameOf(props.href)} {...props} />;
}

/** Components for the Markdown of a gated page, in place of the site's own. */
export const GATED_COMPONENTS = { a: DownloadLink };
