import type { LoadContext } from '@docusaurus/types';
import { describe, expect, it } from 'vitest';
import { refuseUnsafeSettings } from './refuseUnsafeSettings';

const contextWith = (router: string) =>
  ({ siteDir: '/site', siteConfig: { future: { experimental_router: router } } }) as LoadContext;

const BUILD = ['node', 'docusaurus', 'build'];

describe('refuseUnsafeSettings', () => {
  it('accepts a plain site', () => {
    expect(() => refuseUnsafeSettings(contextWith('browser'), {}, BUILD)).not.toThrow();
  });

  it('lists every setting that breaks the gate (GAT-21)', () => {
    expect(() =>
      refuseUnsafeSettings(contextWith('hash'), { DOCUSAURUS_KEEP_SERVER_BUNDLE: 'true' }, [
        'node',
        'docusaurus',
        'deploy',
      ]),
    ).toThrow(
      /publishes the site before the leak check[^]*DOCUSAURUS_KEEP_SERVER_BUNDLE=true leaves[^]*The hash router renders/,
    );
  });
});
