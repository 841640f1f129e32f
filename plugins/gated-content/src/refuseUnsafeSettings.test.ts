import type { LoadContext } from '@docusaurus/types';
import { describe, expect, it } from 'vitest';
import { refuseUnsafeSettings } from './refuseUnsafeSettings';

const contextWith = (router: string) =>
  ({ siteDir: '/site', siteConfig: { future: { experimental_router: router } } }) as LoadContext;

describe('refuseUnsafeSettings', () => {
  it('lets a plain site pass', () => {
    expect(() => refuseUnsafeSettings(contextWith('browser'), {})).not.toThrow();
  });

  it('names everything under which the gate cannot hold', () => {
    expect(() =>
      refuseUnsafeSettings(contextWith('hash'), { DOCUSAURUS_KEEP_SERVER_BUNDLE: 'true' }),
    ).toThrow(/DOCUSAURUS_KEEP_SERVER_BUNDLE=true leaves[^]*The hash router renders/);
  });
});
