import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import { DEFAULT_MARKER, markerText } from './truncateMarker';

export interface CutBody {
  /** What everyone may read: Markdown above the marker, else no more than the title. */
  teaser: string;
  /** What only entitled readers get. The teaser's lines are empty ones here, so that lines count. */
  rest: string;
}

/**
 * The first marker counts wherever it stands, in a code block too: to take it for text would make
 * more public than the author may have meant.
 *
 * @param body Markdown or MDX without its front matter
 * @param markerPattern the page's (see `truncateMarkerOf`)
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

/** What the bundler may see of a gated page's source wherever it was not asked for as gated. */
export function publicSource(source: string, marker: RegExp = DEFAULT_MARKER): string {
  const [frontMatter, body] = splitFrontMatter(source);
  return `${frontMatter}${cutBody(body, marker).teaser}\n`;
}

/**
 * What content plugins may see of a gated page's body. The marker lets a blog show "Read more"; this
 * form of it leaves no trace in an excerpt.
 */
export function publicContent(content: string, marker: RegExp = DEFAULT_MARKER): string {
  return `${cutBody(content, marker).teaser}\n\n${markerText(marker)}\n`;
}

/** The `# Title` that opens the body, as it stands there: it is public like a title in front matter. */
function contentTitleOf(body: string): string | null {
  const blocks = body.trim().split(/\r?\n(?:[ \t]*\r?\n)+/);
  const first = blocks.find((block) => !/^import\s/.test(block)) ?? '';
  const title = /^#[ \t]+\S.*/.exec(first) ?? /^.+\r?\n=+[ \t]*(?=\r?\n|$)/.exec(first);
  return title ? title[0] : null;
}
