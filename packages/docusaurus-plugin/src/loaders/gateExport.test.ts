import { describe, expect, it } from 'vitest';
import { gateExport } from './gateExport';

const page = { id: 'abc', access: ['premium'], filePath: '/site/docs/a.mdx' };

describe('gateExport', () => {
  it('contains the whole page on the server', () => {
    expect(gateExport({ ...page, isServer: true })).toMatchInlineSnapshot(`
      "import {GatedView as __GatedView} from '@gated-content/GatedView';
      import * as __gateWhole from "./a.mdx?gated";
      export const gate = {id: "abc", access: ["premium"], View: __GatedView, whole: __gateWhole};"
    `);
  });

  it('imports a separate chunk in the browser', () => {
    expect(gateExport({ ...page, isServer: false })).toMatchInlineSnapshot(`
      "import {GatedView as __GatedView} from '@gated-content/GatedView';
      import {preopen as __gatePreopen} from '@gated-content/openGate';
      export const gate = {id: "abc", access: ["premium"], View: __GatedView, load: () => import(/* webpackChunkName: "gated-abc" */ "./a.mdx?gated")};
      export const gateReady = __gatePreopen(gate);"
    `);
  });
});
