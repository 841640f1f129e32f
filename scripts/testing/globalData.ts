/** What plugins tell the site, in tests that no Docusaurus has made it for. */
export default {
  'gated-content': { default: { authUrl: '', plans: [{ id: 'premium', title: 'Premium' }] } },
};
