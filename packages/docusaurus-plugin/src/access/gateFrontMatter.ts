import type { MarkdownConfig, ParseFrontMatter } from '@docusaurus/types';
import type { Access } from '@gatehouse/contract/access';
import { sidebarProps } from '@gatehouse/contract/sidebarProps';
import { isCut, withoutSections } from '../sections/cutSections';
import { readSections } from '../sections/readSections';
import { isMdx } from '../source/isMdx';
import { publicContent } from '../source/teaser';
import { splitTeaserModules } from '../source/teaserModules';
import { truncateMarkerOf } from '../source/truncateMarker';
import { resolveUnlisted } from './resolveUnlisted';
import type { FolderDefaults } from './FolderDefaults';
import type { PageRegistry } from './PageRegistry';
import { publicFrontMatter } from './publicFrontMatter';
import { resolveAccess } from './resolveAccess';
import type { SourceFamily } from '../source/SourceFamily';

/**
 * A build of several locales may pass the same configuration to several instances of the plugin.
 */
const ORIGINALS = new WeakMap<object, ParseFrontMatter>();

/**
 * Puts the gate between every content plugin and its sources: of a gated page, they see only the
 * public part of its front matter, and its teaser. Excerpts, descriptions, reading times and feeds
 * are made from these.
 *
 * @returns the site's own parser, for callers that need only the front matter
 */
export function gateFrontMatter(
  markdown: MarkdownConfig,
  gate: {
    registry: PageRegistry;
    folders: FolderDefaults;
    family: SourceFamily;
    planIds: readonly string[];
    /** Whether sources stay the same after they are read: always, except in development. */
    frozen: boolean;
  },
): ParseFrontMatter {
  const original = ORIGINALS.get(markdown) ?? markdown.parseFrontMatter;
  ORIGINALS.set(markdown, original);

  markdown.parseFrontMatter = async (params) => {
    const result = await original(params);
    const { filePath } = params;
    if (!gate.registry.isPage(filePath)) return result;

    const { frontMatter } = result;
    // The compiler, which needs only the front matter, asks for each module made from the page.
    const compiled = gate.frozen && gate.registry.hasSections(filePath);
    const read = compiled ? gate.registry.get(filePath) : null;
    if (read) return { frontMatter: shownFrontMatter(frontMatter, read.access), content: '' };

    const rules = { ...gate, markdown, parseFrontMatter: original };
    const resolved = await resolveAccess(filePath, frontMatter, rules);
    const found = await readSections(filePath, params.fileContent, rules);
    // The compiler also asks, with the gate's own version of the file: its sections are known
    // already.
    const known = isCut(params.fileContent) ? gate.registry.get(filePath) : null;
    const { sections = found.sections, sectionProblems = found.problems } = known ?? {};
    const unlisted = await resolveUnlisted(filePath, frontMatter, resolved, rules);
    gate.registry.record({
      ...resolved,
      filePath,
      frontMatter,
      sections,
      sectionProblems,
      ...(unlisted && { unlisted }),
    });
    if (gate.registry.isHidden(filePath)) return asDraft(frontMatter);

    const hasSections = found.sections.length > 0;
    const isPublic = resolved.access === 'public';
    if (isPublic && !hasSections) return result;
    const fileContent = withoutSections(params.fileContent, found.sections);
    const { content } = hasSections ? await original({ ...params, fileContent }) : result;
    const shown = isPublic
      ? content
      : publicContent(content, truncateMarkerOf(filePath, gate.family));
    return {
      frontMatter: shownFrontMatter(frontMatter, resolved.access),
      // A blog's archive gets this text verbatim: it must not contain text that is pruned
      // elsewhere.
      content: isMdx(filePath, markdown.format) ? splitTeaserModules(shown).used : shown,
    };
  };
  return original;
}

/**
 * What a content plugin sees of a page that this build must not reveal. Docusaurus excludes drafts
 * by itself: from routes, sidebars, tags, feeds and pagination. Explicit sidebars refer to the id.
 */
function asDraft({ id }: Record<string, unknown>): Awaited<ReturnType<ParseFrontMatter>> {
  return { frontMatter: { ...(id !== undefined && { id }), draft: true }, content: '' };
}

/** Anything that gets a gated page's front matter from here may publish it. */
function shownFrontMatter(
  frontMatter: Record<string, unknown>,
  access: Access,
): Record<string, unknown> {
  if (access === 'public') return frontMatter;
  const own = frontMatter.sidebar_custom_props;
  const props = { ...(typeof own === 'object' ? own : {}), ...sidebarProps({ access }) };
  return { ...publicFrontMatter(frontMatter), sidebar_custom_props: props };
}
