import path from 'node:path';
import type { LoaderGate } from './LoaderGate';

interface LoaderContext {
  getOptions(): { gate: LoaderGate };
}

/** The relevant part of Docusaurus's metadata about a page. */
interface Metadata {
  source?: unknown;
  editUrl?: unknown;
  frontMatter?: { custom_edit_url?: unknown };
}

/**
 * Removes the edit links of gated pages from the metadata that pages, lists and archives are
 * rendered from: such a link reveals where the source is kept. One that the page sets itself is
 * intentional.
 */
export default function editLinkLoader(this: LoaderContext, source: string): string {
  if (!source.includes('"editUrl"')) return source;
  const { gate } = this.getOptions();
  const isGated = ({ source: alias }: Metadata): boolean =>
    typeof alias === 'string' &&
    gate.isKnownGated(path.resolve(gate.siteDir, alias.replace(/^@site\//, '')));

  return JSON.stringify(
    JSON.parse(source, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('editUrl' in value)) return value;
      const { frontMatter } = value as Metadata;
      const isLeft = !isGated(value) || Boolean(frontMatter?.custom_edit_url);
      return isLeft ? value : { ...value, editUrl: undefined };
    }),
  );
}
