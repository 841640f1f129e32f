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

/** A build of several locales may hand the same configuration to several instances of the plugin. */
const ORIGINALS = new WeakMap<object, ParseFrontMatter>();

/**
 * Puts the gate between every content plugin and its sources: what they read of a gated page is the
 * public part of its front matter, and its teaser. Excerpts, descriptions, reading times and feeds come from there.
 *
 * @returns the site's own parser, for whoever needs the front matter alone
 */
export function gateFrontMatter(
  markdown: MarkdownConfig,
  gate: {
    registry: PageRegistry;
    folders: FolderDefaults;
    family: SourceFamily;
    planIds: readonly string[];
    /** Sources do not change after they were read: true but in development. */
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
    // The compiler, which wants the front matter alone, asks for each module that is made of the page.
    const compiled = gate.frozen && gate.registry.hasSections(filePath);
    const read = compiled ? gate.registry.get(filePath) : null;
    if (read) return { frontMatter: shownFrontMatter(frontMatter, read.access), content: '' };

    const rules = { ...gate, markdown, parseFrontMatter: original };
    const resolved = await resolveAccess(filePath, frontMatter, rules);
    const found = await readSections(filePath, params.fileContent, rules);
    // The compiler asks too, with what the gate has made of the file: nothing new of its sections.
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
      // A blog's archive gets this text as it stands: what is pruned elsewhere must not be in it.
      content: isMdx(filePath, markdown.format) ? splitTeaserModules(shown).used : shown,
    };
  };
  return original;
}

/**
 * What a content plugin may see of a page that this build must not know of. Docusaurus leaves drafts
 * out by itself: of routes, sidebars, tags and feeds, and of what stands next to what. The id is what
 * an explicit sidebar names.
 */
function asDraft({ id }: Record<string, unknown>): Awaited<ReturnType<ParseFrontMatter>> {
  return { frontMatter: { ...(id !== undefined && { id }), draft: true }, content: '' };
}

/** Whoever gets a gated page's front matter from here may publish it. */
function shownFrontMatter(
  frontMatter: Record<string, unknown>,
  access: Access,
): Record<string, unknown> {
  if (access === 'public') return frontMatter;
  const own = frontMatter.sidebar_custom_props;
  const props = { ...(typeof own === 'object' ? own : {}), ...sidebarProps({ access }) };
  return { ...publicFrontMatter(frontMatter), sidebar_custom_props: props };
}
