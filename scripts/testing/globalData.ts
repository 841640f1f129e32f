import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';

/** The global data of plugins, for tests that run without Docusaurus. */
export default {
  'gated-content': { default: { authUrl: '', plans: [{ id: 'premium', title: 'Premium' }] } },
  'gatehouse-theme': {
    default: {
      routes: DEFAULT_ROUTES,
      preferences: ['colorMode', 'packageManager', 'operatingSystem', 'experience'],
    },
  },
};
