import path from 'node:path';
import { escapeRegexp } from '@docusaurus/utils';

/** Characters around an address in scripts, styles, pages and data. */
const DELIMITER = /[\s"'`<>()\\,;=|{}[\]*]/;

/** An address of an HTML file may lack its extension: `/demo/`, `/demo/page`. */
const PAGE_ADDRESS = /["'`(=\s]((?:pathname:\/\/|https?:\/\/[^/"'`\s]+)?\/[^"'`()\s<>?#\\]*)/g;

/** Longer strings are data, not addresses. */
const MAX_LENGTH = 500;

export interface Site {
  /** The site's origin. */
  url: string;
  /** One for each language. */
  baseUrls: readonly string[];
}

/**
 * Finds the static files that a text refers to by address: with or without the site's origin and
 * base URL, absolute or relative, encoded or not, with or without `pathname://`.
 */
export class AddressIndex {
  readonly #files: ReadonlySet<string>;
  readonly #site: Site;
  /**
   * The ends of all addresses. `null` if no file has one that is distinguishable from other text.
   */
  readonly #endings: RegExp | null;
  /** Address without `.html` or `index.html` → file. */
  readonly #pages: ReadonlyMap<string, string>;
  /** Files whose names contain characters that usually end an address, with all spellings. */
  readonly #unusual: readonly [file: string, spellings: string[]][];
  readonly #hasForeignLetters: boolean;

  /** @param files below the public directory, with `/` separators */
  constructor(files: Iterable<string>, site: Site) {
    this.#files = new Set(files);
    this.#site = site;
    const all = [...this.#files];
    const extensions = [...new Set(all.map((file) => path.posix.extname(file)))].filter(Boolean);
    this.#endings =
      extensions.length === 0
        ? null
        : new RegExp(`(?:${extensions.map(escapeRegexp).join('|')})(?![\\w-]|\\.\\w)`, 'g');
    this.#pages = new Map(
      all
        .filter((file) => /\.html?$/i.test(file))
        .map((file) => [file.replace(/(?:(?:^|\/)index)?\.html?$/i, ''), file]),
    );
    this.#unusual = all.filter((file) => DELIMITER.test(file)).map((file) => [file, spell(file)]);
    this.#hasForeignLetters = all.some((file) => /[^\x20-\x7e]/.test(file));
  }

  /**
   * @param directory of the text, below the public directory, if it is itself a static file
   * @returns the files that the text refers to
   */
  namedIn(source: string, directory = ''): Set<string> {
    const text = this.#unescape(source);
    const named = new Set<string>();
    for (const address of this.#addressesIn(text)) {
      for (const name of this.#namesOf(address, directory)) {
        if (this.#files.has(name)) named.add(name);
      }
    }
    if (this.#pages.size > 0) {
      for (const [, address = ''] of text.matchAll(PAGE_ADDRESS)) {
        for (const name of this.#namesOf(address, directory)) {
          const page = this.#pages.get(name.replace(/\/$/, ''));
          // The root is mentioned everywhere, and is no particular file's address.
          if (page !== undefined && name !== '') named.add(page);
        }
      }
    }
    for (const [file, spellings] of this.#unusual) {
      const isIt = (address: string): boolean =>
        this.#namesOf(address, directory).some((name) => name === file);
      if (spellings.some((spelling) => [...addressesWith(spelling, text)].some(isIt))) {
        named.add(file);
      }
    }
    return named;
  }

  *#addressesIn(text: string): Generator<string> {
    if (!this.#endings) return;
    for (const match of text.matchAll(this.#endings)) {
      const end = match.index + match[0].length;
      yield text.slice(startOf(text, match.index), end);
    }
  }

  #namesOf(address: string, directory: string): string[] {
    const { url, baseUrls } = this.#site;
    let asked = decode(address).replace(/^pathname:\/\//, '');
    if (asked.startsWith(`${url}/`)) asked = asked.slice(url.length);
    if (/^(?:[a-z][\w+.-]*:|\/\/)/i.test(asked)) return [];
    if (asked.startsWith('/')) {
      const below = baseUrls.filter((baseUrl) => asked.startsWith(baseUrl));
      return [asked.slice(1), ...below.map((baseUrl) => asked.slice(baseUrl.length))];
    }
    return [asked.replace(/^(?:\.\.?\/)+/, ''), path.posix.join(directory, asked)];
  }

  /** Decodes the escapes of strings in scripts and data. */
  #unescape(source: string): string {
    let text = source.includes('\\/') ? source.replaceAll('\\/', '/') : source;
    if (this.#unusual.length > 0) text = text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'");
    if (!this.#hasForeignLetters) return text;
    return text.replace(
      /\\u([\da-f]{4})|\\x([\da-f]{2})/gi,
      (_all, long?: string, short?: string) =>
        String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
    );
  }
}

/** Where the address that continues at an index begins. */
function startOf(text: string, index: number): number {
  let start = index;
  while (start > 0 && index - start < MAX_LENGTH && !DELIMITER.test(text[start - 1] ?? '')) start--;
  return start;
}

function* addressesWith(spelling: string, text: string): Generator<string> {
  for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
    yield text.slice(startOf(text, at), at) + spelling;
  }
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function spell(file: string): string[] {
  const parts = file.split('/').map(encodeURIComponent).join('/');
  return [...new Set([file, encodeURI(file), parts])];
}
