import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import type { Directive, Load } from './allowedSources';
import { inspectStyles } from './inspectStyles';

export interface PageInspection {
  /** `'sha256-…'` of each inline script. */
  hashes: Set<string>;
  /**
   * Hashes of scripts that Docusaurus also adds to other pages, when a reader follows a link to
   * this one.
   */
  travelling: Set<string>;
  loads: Load[];
  /** Where a `<meta>` precedes everything it applies to. `null` if the file contains no HTML. */
  insertAt: number | null;
}

/** Elements that load something when the page is parsed. The attribute contains a URL. */
const LOADING: Record<string, [attribute: string, directive: Directive]> = {
  script: ['src', 'script-src'],
  img: ['src', 'img-src'],
  iframe: ['src', 'frame-src'],
  video: ['src', 'media-src'],
  audio: ['src', 'media-src'],
  source: ['src', 'media-src'],
  form: ['action', 'form-action'],
};

/** Finds everything that a page's content security policy applies to. */
export function inspectPage(html: string): PageInspection {
  const inspection: PageInspection = {
    hashes: new Set(),
    travelling: new Set(),
    loads: [],
    insertAt: null,
  };
  let script: { text: string; travels: boolean } | null = null;
  let styles: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (isStart(name, attributes, html.slice(inspection.insertAt ?? 0, parser.startIndex))) {
        inspection.insertAt = parser.endIndex + 1;
      }
      inspection.insertAt ??= parser.startIndex;
      inspection.loads.push(...findLoads(name, attributes));
      if (name === 'script' && attributes.src === undefined && isCode(attributes.type)) {
        script = { text: '', travels: attributes['data-rh'] !== undefined };
      }
      if (name === 'style') styles = '';
    },
    ontext(text) {
      if (script) script.text += text;
      if (styles !== null) styles += text;
    },
    onclosetag() {
      if (styles !== null) inspection.loads.push(...inspectStyles(styles));
      styles = null;
      if (!script) return;
      const hash = hashOf(script.text);
      inspection.hashes.add(hash);
      if (script.travels) inspection.travelling.add(hash);
      script = null;
    },
  });
  parser.end(html);
  return inspection;
}

/** Browsers look for the character set in the first bytes: it stays where it is. */
function isStart(name: string, attributes: Record<string, string>, before: string): boolean {
  if (name === 'meta') return attributes.charset !== undefined && before.trim() === '';
  return name === 'html' || name === 'head';
}

function findLoads(name: string, attributes: Record<string, string>): PageInspection['loads'] {
  const loads: PageInspection['loads'] = Object.keys(attributes)
    .filter((attribute) => /^on[a-z]+$/.test(attribute))
    .map((attribute) => ({ directive: null, what: `the handler ${attribute} in <${name}>` }));
  if (['base', 'object', 'embed'].includes(name)) {
    loads.push({ directive: null, what: `<${name}>` });
  }
  if (/^\s*javascript:/i.test(attributes.href ?? '')) {
    loads.push({ directive: null, what: 'a "javascript:" link' });
  }
  if (attributes.style !== undefined) loads.push(...inspectStyles(attributes.style));
  const [attribute, directive] = LOADING[name] ?? [];
  const url = attribute && attributes[attribute];
  if (directive && url) loads.push({ directive, what: url });
  if (name === 'link' && /\bstylesheet\b/i.test(attributes.rel ?? '')) {
    loads.push({ directive: 'style-src', what: attributes.href ?? '' });
  }
  return loads;
}

/** Browsers don't run data, such as JSON-LD, so it needs no hash. */
function isCode(type = ''): boolean {
  return /^$|^(?:module|importmap|speculationrules)$|(?:java|ecma|j|live)script/i.test(type.trim());
}

/** Hashed like browsers do, after line ends are normalized. */
function hashOf(text: string): string {
  const digest = createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64');
  return `'sha256-${digest}'`;
}
