import path from 'node:path';
import { sourcePath, type LoadedContent } from '../docusaurus/loadedContent';
import { frozenRulesOf } from './frozenDocs';
import { docIdentity, numberPrefixParser, withoutSlash } from './docIdentity';
import type { PageRegistry } from './PageRegistry';
import type { StatementRules } from './statements';

/**
 * Lists documents that Docusaurus identifies by another id or address than the gate, as a
 * paragraph. A rule for all versions may have missed its pages: the content plugin got a different
 * configuration from the one the gate read.
 */
export async function findMisread(
  content: LoadedContent,
  rules: StatementRules & { registry: PageRegistry; siteDir: string },
): Promise<string | null> {
  const misread: string[] = [];
  for (const { id, versions } of content.docs) {
    const docs = rules.family.docs(id);
    if (!docs || versions.length < 2 || (await frozenRulesOf(docs, rules)).length === 0) continue;
    const parser = numberPrefixParser(docs.options.numberPrefixParser);
    for (const doc of versions.flatMap((version) => version.docs)) {
      const relative = sourcePath(doc);
      const read = rules.registry.get(path.resolve(rules.siteDir, relative));
      const source = path.posix.join(doc.sourceDirName, path.posix.basename(relative));
      const identity = docIdentity(source, read?.frontMatter ?? {}, parser);
      if (identity.id === doc.id && identity.slug === withoutSlash(doc.slug)) continue;
      misread.push(
        `- ${relative}: "${doc.id}" at ${doc.slug}, not "${identity.id}" at ${identity.slug}`,
      );
    }
  }
  if (misread.length === 0) return null;
  return [
    'A rule for all versions may miss these documents, because their id or address is not what it seems:',
    ...misread,
    'In the configuration, set up the docs plugin by its name, together with its "numberPrefixParser".',
  ].join('\n');
}
