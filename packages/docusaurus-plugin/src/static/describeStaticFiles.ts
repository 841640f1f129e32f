import type { StaticDecision } from './decideStaticFiles';

const MAX_LISTED = 20;

/**
 * What the build did with files in static directories that gated pages use, described for people.
 */
export function describeStaticFiles({ moved, open }: StaticDecision): string[] {
  const paragraphs: string[] = [];
  if (moved.length > 0) {
    paragraphs.push(
      [
        `Only gated pages use ${count(moved.length)} in static directories. They keep their addresses, ` +
          'and only these readers get them:',
        ...atMost(moved.map(({ file, access }) => `- ${file} (${nameOf(access)})`)),
      ].join('\n'),
    );
  }
  if (open.length > 0) {
    paragraphs.push(
      [
        `Gated pages use ${count(open.length)} in static directories that stay public, because the ` +
          'options say so or because',
        'something public uses them too:',
        ...atMost(open.map(({ file }) => `- ${file}`)),
      ].join('\n'),
    );
  }
  return paragraphs;
}

function nameOf(access: StaticDecision['moved'][number]['access']): string {
  if (typeof access === 'string') return access;
  return access.length === 0 ? 'nobody' : access.join(', ');
}

function count(amount: number): string {
  return `${amount} file${amount === 1 ? '' : 's'}`;
}

function atMost(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_LISTED;
  return rest > 0 ? [...lines.slice(0, MAX_LISTED), `- and ${rest} more`] : [...lines];
}
