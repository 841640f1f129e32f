import path from 'node:path';
import type { Node } from 'estree';
import { GATED_CHUNK, GATED_QUERY, sectionId } from '../gates/names';
import { pruneModule } from '../source/pruneModule';
import { readCompiledContent, type CompiledContent } from '../docusaurus/compiledContent';
import { followToc, includedToc } from './followToc';
import { PLACEHOLDER } from './placeholder';

interface Page {
  /** The id that the page's own gate has, or would have. */
  id: string;
  filePath: string;
  isServer: boolean;
}

/** A compiled page whose sections were cut out. */
export interface CutContent {
  /** Without what only the sections use. */
  code: string;
  places: Place[];
}

/** Where a section was. Everything except the number is code. */
interface Place {
  number: number;
  access: string;
  tocIndex: string;
}

/** Parses a compiled page that had sections. @returns `null` for a page that had none */
export async function readCutContent(code: string): Promise<CutContent | null> {
  if (!code.includes(`${PLACEHOLDER}(`)) return null;
  const content = await readCompiledContent(code);
  const toc = followToc(content);
  const places = content.parts
    .filter(({ name }) => name === PLACEHOLDER)
    .map((part) => {
      const [number, access] = part.call.arguments.map(literal);
      return {
        number: Number(number),
        access: JSON.stringify(access),
        tocIndex: tocIndex(content, toc.get(part) ?? 0),
      };
    });
  return places.length === 0 ? null : { code: await pruneModule(code), places };
}

/**
 * Completes the page: connects each placeholder with a gate (see `SectionGate` in
 * `client/gate.ts`).
 */
export function addSections({ code, places }: CutContent, page: Page): string {
  const gates = places.map((place) => gateOf(place, page));
  const ending = page.isServer
    ? []
    : [
        `import {preopen as __preopenSection} from '@gated-content/openGate';`,
        `export const gateSectionsReady = Promise.all(gateSections.map(__preopenSection));`,
      ];
  return [
    code,
    `import {renderSection as __renderSection} from '@gated-content/SectionedView';`,
    ...gates.map(({ importWhole }) => importWhole),
    `export const gateSections = [${gates.map(({ gate }) => gate).join(', ')}];`,
    `function ${PLACEHOLDER}(number) { return __renderSection(gateSections, number); }`,
    ...ending,
  ].join('\n');
}

/** For a public page with sections: the view that the theme's wrapper shows it with. */
export function sectionedViewExport(id: string): string {
  return `import {SectionedView as __SectionedView} from '@gated-content/SectionedView';
export const gate = {id: ${JSON.stringify(id)}, access: "public", View: __SectionedView};`;
}

function gateOf(
  { number, access, tocIndex: index }: Place,
  page: Page,
): { gate: string; importWhole: string } {
  const id = sectionId(page.id, number);
  const whole = JSON.stringify(`./${path.basename(page.filePath)}?${GATED_QUERY}=${number}`);
  const fields = `number: ${number}, id: ${JSON.stringify(id)}, access: ${access}, tocIndex: ${index}`;
  if (page.isServer) {
    const name = `__sectionWhole${number}`;
    return {
      gate: `{${fields}, whole: ${name}}`,
      importWhole: `import * as ${name} from ${whole};`,
    };
  }
  const chunk = JSON.stringify(GATED_CHUNK + id);
  return {
    gate: `{${fields}, load: () => import(/* webpackChunkName: ${chunk} */ ${whole})}`,
    importWhole: '',
  };
}

/**
 * The position of a section's headings, as an index: an included Markdown file has its own list.
 */
function tocIndex({ toc }: CompiledContent, place: number): string {
  const included = (toc?.elements ?? []).slice(0, place).map(includedToc);
  const lists = included.filter((name) => name !== null).map((name) => ` + ${name}.length`);
  return `${place - lists.length}${lists.join('')}`;
}

/** Evaluates what `cutSections` wrote: a number, a string, or a list of strings. */
function literal(node: Node): unknown {
  if (node.type === 'Literal') return node.value;
  if (node.type === 'ArrayExpression') return node.elements.map((item) => item && literal(item));
  throw new Error(`${PLACEHOLDER} is reserved for the gate.`);
}
