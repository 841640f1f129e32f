import path from 'node:path';
import type { Node } from 'estree';
import { GATED_CHUNK, GATED_QUERY } from '../bundle/names';
import { pruneModule } from '../source/pruneModule';
import { readCompiledContent, type CompiledContent, type ContentPart } from './compiledContent';
import { followToc, includedToc } from './followToc';
import { PLACEHOLDER } from './placeholder';
import { sectionId } from './sectionId';

interface Page {
  /** The id that the page's own gate has, or would have. */
  id: string;
  filePath: string;
  isServer: boolean;
}

/**
 * Completes a compiled page that had sections: leaves out what only they use, and answers the
 * placeholders with a gate for each (see `SectionGate` in `client/gate.ts`).
 *
 * @returns `null` for a page that had none
 */
export async function addSections(code: string, page: Page): Promise<string | null> {
  if (!code.includes(`${PLACEHOLDER}(`)) return null;
  const content = await readCompiledContent(code);
  const places = followToc(content);
  const gates = content.parts
    .filter(({ name }) => name === PLACEHOLDER)
    .map((part) => gateOf(part, tocIndex(content, places.get(part) ?? 0), page));
  if (gates.length === 0) return null;
  const ending = page.isServer
    ? []
    : [
        `import {preopen as __preopenSection} from '@gated-content/openGate';`,
        `export const gateSectionsReady = Promise.all(gateSections.map(__preopenSection));`,
      ];
  return [
    await pruneModule(code),
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
  { call }: ContentPart,
  tocIndexCode: string,
  page: Page,
): { gate: string; importWhole: string } {
  const [number, access] = call.arguments.map(literal);
  const id = sectionId(page.id, Number(number));
  const whole = JSON.stringify(
    `./${path.basename(page.filePath)}?${GATED_QUERY}=${String(number)}`,
  );
  const fields = [
    `number: ${String(number)}`,
    `id: ${JSON.stringify(id)}`,
    `access: ${JSON.stringify(access)}`,
    `tocIndex: ${tocIndexCode}`,
  ].join(', ');
  if (page.isServer) {
    const name = `__sectionWhole${String(number)}`;
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

/** The place of a section's headings, in items: an included Markdown file brings a list of its own. */
function tocIndex({ toc }: CompiledContent, place: number): string {
  const included = (toc?.elements ?? []).slice(0, place).map(includedToc);
  const lists = included.filter((name) => name !== null).map((name) => ` + ${name}.length`);
  return `${place - lists.length}${lists.join('')}`;
}

/** What `cutSections` wrote: a number, a text, or a list of texts. */
function literal(node: Node): unknown {
  if (node.type === 'Literal') return node.value;
  if (node.type === 'ArrayExpression') return node.elements.map((item) => item && literal(item));
  throw new Error(`${PLACEHOLDER} is the gate's own name.`);
}
