import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';

/** What plugins tell the site, in tests that no Docusaurus has made it for. */
export default {
  'gated-content': { default: { authUrl: '', plans: [{ id: 'premium', title: 'Premium' }] } },
  'gatehouse-theme': {
    default: {
      routes: DEFAULT_ROUTES,
      preferences: ['colorMode', 'packageManager', 'operatingSystem', 'experience'],
    },
  },
};
