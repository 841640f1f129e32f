import type { ComponentProps, ReactNode } from 'react';
import Link from '@theme/MDXComponents/A';
import { fileNameOf } from './fileNameOf';

/** A link of a gated page: what is downloaded by it gets the name that its author gave it. */
function DownloadLink(props: ComponentProps<typeof Link>): ReactNode {
  return <Link download={fileNameOf(props.href)} {...props} />;
}

/** What the Markdown of a gated page is drawn with, in place of the site's own. */
export const GATED_COMPONENTS = { a: DownloadLink };
