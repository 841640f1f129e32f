import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import { DEFAULT_MARKER, markerText } from './truncateMarker';

export interface CutBody {
  /** The public part: Markdown above the marker, or only the title. */
  teaser: string;
  /**
   * The part for entitled readers. Its line numbers stay correct, because the teaser's lines are
   * empty.
   */
  rest: string;
}

/**
 * The first marker counts wherever it is, even in a code block: treating that one as text would
 * publish more than the author may have intended.
 *
 * @param body Markdown or MDX without its front matter
 * @param markerPattern of the page (see `truncateMarkerOf`)
 */
export function cutBody(body: string, markerPattern: RegExp = DEFAULT_MARKER): CutBody {
  const marker = markerPattern.exec(body);
  if (marker) {
    const end = marker.index + marker[0].length;
    return {
      teaser: body.slice(0, marker.index),
      rest: emptyLines(body.slice(0, end)) + body.slice(end),
    };
  }
  const title = contentTitleOf(body);
  return title === null
    ? { teaser: '', rest: body }
    : { teaser: title, rest: body.replace(title, emptyLines) };
}

function emptyLines(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

/** What the bundler sees of a gated page's source, unless it is requested as gated. */
export function publicSource(source: string, marker: RegExp = DEFAULT_MARKER): string {
  const [frontMatter, body] = splitFrontMatter(source);
  return `${frontMatter}${cutBody(body, marker).teaser}\n`;
}

/**
 * What content plugins see of a gated page's body. The marker lets a blog show "Read more"; this
 * form of it leaves no trace in an excerpt.
 */
export function publicContent(content: string, marker: RegExp = DEFAULT_MARKER): string {
  return `${cutBody(content, marker).teaser}\n\n${markerText(marker)}\n`;
}

/** The unchanged `# Title` that opens the body: it is public, like a title in front matter. */
function contentTitleOf(body: string): string | null {
  const blocks = body.trim().split(/\r?\n(?:[ \t]*\r?\n)+/);
  const first = blocks.find((block) => !/^import\s/.test(block)) ?? '';
  const title = /^#[ \t]+\S.*/.exec(first) ?? /^.+\r?\n=+[ \t]*(?=\r?\n|$)/.exec(first);
  return title ? title[0] : null;
}
