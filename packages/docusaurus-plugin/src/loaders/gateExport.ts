import path from 'node:path';
import type { Access } from '@gatehouse/contract/access';
import { GATED_CHUNK, GATED_QUERY } from '../gates/names';

/**
 * The code of the `gate` that a page's module exports in addition to its teaser (see
 * `client/gate.ts`).
 *
 * The server bundle contains the whole page, for the second render. The browser gets an import of a
 * separate chunk, and `client/registry.ts` waits for it before it hydrates a page that was served
 * open.
 */
export function gateExport(page: {
  id: string;
  access: Access;
  filePath: string;
  isServer: boolean;
}): string {
  const whole = JSON.stringify(`./${path.basename(page.filePath)}?${GATED_QUERY}`);
  const fields = `id: ${JSON.stringify(page.id)}, access: ${JSON.stringify(page.access)}, View: __GatedView`;
  const view = `import {GatedView as __GatedView} from '@gated-content/GatedView';`;
  if (page.isServer) {
    return `${view}
import * as __gateWhole from ${whole};
export const gate = {${fields}, whole: __gateWhole};`;
  }
  return `${view}
import {preopen as __gatePreopen} from '@gated-content/openGate';
export const gate = {${fields}, load: () => import(/* webpackChunkName: ${JSON.stringify(GATED_CHUNK + page.id)} */ ${whole})};
export const gateReady = __gatePreopen(gate);`;
}
