import type { LoadContext } from '@docusaurus/types';
import { describe, expect, it } from 'vitest';
import { refuseUnsafeSettings } from './refuseUnsafeSettings';

const contextWith = (router: string) =>
  ({ siteDir: '/site', siteConfig: { future: { experimental_router: router } } }) as LoadContext;

const BUILD = ['node', 'docusaurus', 'build'];

describe('refuseUnsafeSettings', () => {
  it('lets a plain site pass', () => {
    expect(() => refuseUnsafeSettings(contextWith('browser'), {}, BUILD)).not.toThrow();
  });

  it('names everything under which the gate cannot hold (GAT-21)', () => {
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
